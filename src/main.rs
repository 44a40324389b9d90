//! The program: parse the arguments, run, print the error chain once, choose the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    let options = match nutgraf::cli::parse(std::env::args_os()) {
        Ok(options) => options,
        Err(early) => return early.print(),
    };
    match nutgraf::run(options) {
        Ok(code) => ExitCode::from(code),
        Err(error) if nutgraf::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            nutgraf::complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

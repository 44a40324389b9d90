//! What the program tells of itself: the manual page, and scripts that complete its command line.

use std::io::Write;
use std::process::{Command, Stdio};

fn printed(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
    let output = command
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn shells_can_complete_the_command_line() {
    for (shell, part) in [
        ("bash", "complete -F _nutgraf"),
        ("zsh", "#compdef nutgraf"),
        ("fish", "complete -c nutgraf"),
        ("elvish", "edit:completion:arg-completer[nutgraf]"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let script = printed(&["completions", shell]);
        for part in [part, "extract", "jsonl", "no-mouse"] {
            assert!(script.contains(part), "{part} for {shell}");
        }
    }
}

#[test]
fn the_script_for_bash_is_one() {
    let mut bash = Command::new("bash");
    let Ok(mut child) = bash.arg("-n").stdin(Stdio::piped()).spawn() else {
        return; // Not every machine has it.
    };
    let mut script = child.stdin.take().unwrap();
    let bytes = printed(&["completions", "bash"]);
    script.write_all(bytes.as_bytes()).unwrap();
    drop(script);
    assert!(child.wait().unwrap().success());
}

#[test]
fn the_manual_page_names_every_option_and_key() {
    let page = printed(&["man"]).replace("\\-", "-");
    assert!(page.starts_with(".ie") || page.starts_with(".TH"));
    for help in [vec!["--help"], vec!["extract", "--help"]] {
        let help = printed(&help);
        let options = help.lines().map(str::trim_start);
        for option in options.filter(|line| line.starts_with('-')) {
            let long = option.split("--").nth(1).unwrap();
            let name = long.split(' ').next().unwrap();
            assert!(page.contains(&format!("--{name}")), "--{name}");
        }
    }
    for part in ["NO_COLOR", "EXIT STATUS", "<C-w>v", "Examples:"] {
        assert!(page.contains(part), "{part}");
    }
}

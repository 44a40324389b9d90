//! Owns how the program is linked.

use std::env::var;

/// On Linux the program goes to a fixed address: tens of thousands of pointers in the tables of libraries would
/// otherwise be written anew at each start, which takes longer than all else that is done before the first frame.
fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    let is = |name: &str, value: &str| var(name).is_ok_and(|v| v == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg-bin=nutgraf=-no-pie");
    }
}

//! Owns the clipboard: OSC 52, which also reaches the user's own machine through ssh.

use std::env;

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// Terminals drop longer texts without a word.
const MOST: usize = 100 * 1024;

/// The bytes that put a text on the clipboard, or why it can't be put there.
pub fn copy(text: &str) -> Result<String, String> {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    sequence(text, set("TMUX"), set("STY"))
}

/// Inside tmux it is sent twice: which of both arrives depends on how tmux is set.
fn sequence(text: &str, tmux: bool, screen: bool) -> Result<String, String> {
    if text.len() > MOST {
        let size = text.len() / 1024;
        return Err(format!(
            "Not copied: {size} KB is more than the 100 KB that terminals take"
        ));
    }
    let mut plain = String::new();
    CopyToClipboard::to_clipboard_from(text)
        .write_ansi(&mut plain)
        .map_err(|_| "Not copied".to_owned())?;
    Ok(match (tmux, screen) {
        (true, _) => format!(
            "{plain}\x1bPtmux;{}\x1b\\",
            plain.replace('\x1b', "\x1b\x1b")
        ),
        (false, true) => {
            // screen hands on at most 768 bytes at a time, and ends at the first ESC \.
            let plain = plain.replace("\x1b\\", "\x07");
            let chunks = plain.as_bytes().chunks(700);
            let chunks = chunks.map(|c| format!("\x1bP{}\x1b\\", String::from_utf8_lossy(c)));
            chunks.collect()
        }
        (false, false) => plain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_sent_encoded_and_wrapped_for_multiplexers() {
        let plain = sequence("NATO", false, false).unwrap();
        assert_eq!(plain, "\x1b]52;c;TkFUTw==\x1b\\");
        let tmux = sequence("NATO", true, false).unwrap();
        assert!(tmux.starts_with(&plain));
        assert!(tmux.ends_with("\x1bPtmux;\x1b\x1b]52;c;TkFUTw==\x1b\x1b\\\x1b\\"));
        let screen = sequence("NATO", false, true).unwrap();
        assert_eq!(screen, "\x1bP\x1b]52;c;TkFUTw==\x07\x1b\\");
        let large = "x".repeat(MOST + 1);
        assert!(
            sequence(&large, false, false)
                .unwrap_err()
                .contains("100 KB")
        );
    }
}

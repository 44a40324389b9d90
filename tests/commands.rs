//! The table of commands: no clash, every key read back, every row documented, the README in step.

use std::collections::HashSet;

use nutgraf::app::Key;
use nutgraf::app::commands::{self, Scope};

/// The scopes that apply together, as the app gives them.
const TOGETHER: &[&[Scope]] = &[
    &[Scope::Reader, Scope::Base],
    &[Scope::Sections, Scope::Base],
    &[Scope::Actors, Scope::Base],
    &[Scope::Numbers, Scope::Base],
    &[Scope::Card, Scope::Base],
    &[Scope::Strip, Scope::Base],
    &[Scope::Finder],
    &[Scope::Rows],
    &[Scope::Shelf],
    &[Scope::Overview],
    &[Scope::Figures],
    &[Scope::Notes],
    &[Scope::Draft],
    &[Scope::Help],
    &[Scope::Palette],
];

#[test]
fn every_row_has_a_name_of_its_own_a_line_and_keys_that_read_back() {
    let mut names = HashSet::new();
    for command in commands::all() {
        assert!(names.insert(command.name), "{} stands twice", command.name);
        assert!(
            !command.doc.is_empty() && !command.doc.ends_with('.'),
            "{}",
            command.name
        );
        assert!(
            !command.keys.is_empty() && !command.scopes.is_empty(),
            "{}",
            command.name
        );
        for spelled in command.keys {
            let keys = Key::parse_all(spelled).expect(spelled);
            let again: String = keys.iter().map(Key::to_string).collect();
            assert_eq!(*spelled, again, "{}", command.name);
        }
    }
}

#[test]
fn no_two_commands_want_the_same_keys() {
    for scopes in TOGETHER {
        let mut taken: Vec<(&str, &str)> = Vec::new();
        for command in commands::all().filter(|c| c.applies(scopes)) {
            for keys in command.keys {
                for (other, name) in &taken {
                    let clash = other.starts_with(keys) || keys.starts_with(other);
                    let chars = |s: &str| Key::parse_all(s).unwrap().len();
                    let apart = chars(other) != chars(keys)
                        && !(other.starts_with(keys) || keys.starts_with(other));
                    assert!(
                        !clash || apart,
                        "{keys} of {} and {other} of {name} in {scopes:?}",
                        command.name
                    );
                }
                taken.push((keys, command.name));
            }
        }
    }
}

#[test]
fn the_readme_has_the_table() {
    let mut table = String::from("| keys | where | what |\n|---|---|---|\n");
    for command in commands::all() {
        let keys: Vec<String> = command
            .keys
            .iter()
            .map(|k| match *k {
                "`" => "`` ` ``".to_owned(),
                key => format!("`{}`", key.replace('|', "\\|")),
            })
            .collect();
        table.push_str(&format!(
            "| {} | {} | {} |\n",
            keys.join(" "),
            command.place(),
            command.doc.replace('|', "\\|")
        ));
    }
    let path = crate::support::root().join("README.md");
    let readme = std::fs::read_to_string(&path).expect("README.md");
    let (begin, end) = ("<!-- keys -->\n", "<!-- end of keys -->");
    let from = readme.find(begin).expect("the mark before the keys") + begin.len();
    let to = readme.find(end).expect("the mark after the keys");
    let wanted = format!("{}{table}{}", &readme[..from], &readme[to..]);
    crate::support::golden_file(&path, &wanted);
}

#[test]
fn help_finds_by_word_and_by_key() {
    assert!(commands::help("clipboard").is_empty());
    assert!(
        commands::help("sentence")
            .iter()
            .any(|c| c.name == "copy sentence")
    );
    assert!(commands::help("<C-p>").iter().any(|c| c.name == "finder"));
    assert_eq!(commands::palette("overview")[0].name, "overview");
}

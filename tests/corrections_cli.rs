//! `nutgraf corrections`: takes in, lists and checks, and what is read heeds them.

use crate::cli::{Folder, HARBOUR, err, out};

#[test]
fn corrections_of_others_are_taken_in_listed_checked_and_heeded() {
    let folder = Folder::new();
    folder.file("harbour.md", HARBOUR);
    let said = r#"{"version":1,"corrections":[
        {"id":"a","scope":"always","say":"rename","actor":{"name":"Anna Berg","kind":"person"},"name":"The mayor"},
        {"id":"b","scope":"always","say":"hide","actor":{"name":"Nobody"}}]}"#;
    folder.file("theirs.json", said);
    let list = out(&folder.run(&["corrections", "list"]));
    assert_eq!(list, "no corrections are kept\n");
    for taken in [
        "2 corrections taken in, 0 there before\n",
        "0 corrections taken in, 2 there before\n",
    ] {
        let applied = folder.run(&["corrections", "apply", "theirs.json"]);
        assert_eq!(
            (out(&applied).as_str(), applied.status.code()),
            (taken, Some(0))
        );
    }
    let list = out(&folder.run(&["corrections", "list"]));
    assert!(list.contains("Anna Berg is called The mayor"), "{list}");
    let check = folder.run(&["corrections", "check", "harbour.md"]);
    let told = out(&check);
    assert!(
        told.contains("Anna Berg is called The mayor: stands"),
        "{told}"
    );
    assert!(
        told.contains("Nobody is no actor: not named here"),
        "{told}"
    );
    let names = |arguments: &[&str]| out(&folder.run(arguments)).contains("The mayor");
    assert!(names(&["extract", "harbour.md"]) && names(&["harbour.md"]));
    assert!(!names(&["extract", "harbour.md", "--no-corrections"]));
    let json = folder.run(&["corrections", "list", "--json"]);
    folder.file("ours.json", &json.stdout);
    let again = out(&folder.run(&["corrections", "apply", "ours.json"]));
    assert!(again.starts_with("0 corrections"), "{again}");
    folder.file("bad.json", "{");
    let bad = folder.run(&["corrections", "apply", "bad.json"]);
    assert_eq!(bad.status.code(), Some(2));
    assert!(
        err(&bad).contains("is no file of corrections"),
        "{}",
        err(&bad)
    );
}

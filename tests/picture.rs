//! The pictures in the README are the screens as they are now.

use crate::support::{briefing, golden_file, root, svg, theme};
use nutgraf::app::Start;
use nutgraf::headless::Session;

fn picture(mut session: Session, keys: &str, name: &str) {
    session.press(keys).unwrap();
    let picture = svg::svg(&session.buffer(&theme()));
    golden_file(&root().join("assets").join(name), &picture);
}

const DRAFT: &str = "# The harbour of Ostby\n\nThe new harbour cost $12 million, the town said. Mayor Anna Berg opened it on 4 May.                     \n\n## Boats\n\nThe Boat Guild counted 40 boats in the first year. “We had hoped for fifty,” said Berg.\n";
const FINAL: &str = "# The harbour of Ostby\n\nThe new harbour cost $14 million, the town said. Anna Berg, the mayor of Ostby, opened                      it on 4 May.\n\n## Boats\n\nThe Boat Guild counted 46 boats in the first year. The ministry was pleased.\n";

#[test]
fn the_picture_is_up_to_date() {
    let keys = "<M-2><Down><Down><Enter><Tab><Tab><C-w>v]]]]<C-w>h";
    picture(briefing((140, 42)), keys, "screen.svg");
}

#[test]
fn the_picture_of_the_card_is_up_to_date() {
    picture(briefing((120, 30)), "]p<Enter>", "card.svg");
}

#[test]
fn the_picture_of_the_corrections_is_up_to_date() {
    picture(
        briefing((120, 30)),
        "]pin<C-u>Hegseth<Enter>]l]likgil",
        "corrections.svg",
    );
}

#[test]
fn the_picture_of_the_comparison_is_up_to_date() {
    let documents = [("draft.md", DRAFT), ("final.md", FINAL)];
    let start = Start {
        names: documents.iter().map(|d| d.0.to_owned()).collect(),
        compare: true,
        ..Start::default()
    };
    let contents = documents.iter().map(|d| Ok(d.1.as_bytes().to_vec()));
    let session = Session::new(start, contents.collect(), None, (120, 30));
    picture(session, "", "compare.svg");
}

//! What a text says is found where line ends break its words and printers join its letters, and
//! stands where the file has it.

use nutgraf::analysis::{self, Analysis, Value};
use nutgraf::document::{Document, Span};
use nutgraf::import::{Options, import};

fn read(text: &str) -> (Document, Analysis) {
    let imported = import("text.txt", text.as_bytes().to_vec(), &Options::default()).unwrap();
    let document = imported.document;
    let analysis = analysis::analyse(&document, &analysis::Options::default(), &|_| true);
    for span in analysis
        .sentences
        .iter()
        .chain(analysis.mentions.iter().map(|m| &m.span))
    {
        assert!(document.text.get(span.range()).is_some(), "{span:?}");
    }
    (document, analysis)
}

#[test]
fn names_that_a_line_end_breaks_are_whole() {
    let text = "In Kyiv, President Volodymyr Zelen-\nsky met a man from the World Health Organi-\n   zation. \
                Later Zelensky said that well-\nknown people would come to the of\u{fb01}ce in Stutt\u{ad}gart.\n";
    let (document, analysis) = read(text);
    let person = analysis
        .actors
        .iter()
        .find(|a| a.name == "Volodymyr Zelensky")
        .unwrap();
    let spans: Vec<&str> = person
        .mentions
        .iter()
        .map(|m| document.slice(analysis.mentions[*m as usize].span))
        .collect();
    assert_eq!(spans, ["Volodymyr Zelen-\nsky", "Zelensky"]);
    let body = analysis
        .actors
        .iter()
        .find(|a| a.name == "World Health Organization");
    let at = body
        .map(|a| analysis.mentions[a.mentions[0] as usize].span)
        .unwrap();
    assert_eq!(document.slice(at), "World Health Organi-\n   zation");
    assert_eq!(
        document.slice(analysis.sentences[1]),
        text[text.find("Later").unwrap()..].trim()
    );
}

#[test]
fn figures_that_a_line_end_breaks_are_whole() {
    let (document, analysis) = read(
        "The council paid for twenty-\nfive ships and \u{fb01}ve mil-\nlion pounds for the harbour.\n",
    );
    let figures: Vec<(&str, Value)> = analysis
        .numbers
        .iter()
        .map(|n| (document.slice(n.span), n.value))
        .collect();
    let exact = |n: i64| Value::Exact(n.to_string().parse().unwrap());
    assert_eq!(
        figures,
        [
            ("twenty-\nfive", exact(25)),
            ("\u{fb01}ve mil-\nlion pounds", exact(5_000_000)),
        ]
    );
}

#[test]
fn verse_and_lists_of_words_keep_their_hyphens() {
    let text =
        "Terms:\n\n- mid-\n- post-\n\nA dash -\nis no hyphen, and neither is this --\nat all.\n";
    let (document, analysis) = read(text);
    let whole = |span: &Span| document.slice(*span).len() == span.len();
    assert!(analysis.sentences.iter().all(whole));
    assert_eq!(document.text, text);
}

//! Owns the terms by which a contract calls its parties: `Harlow Systems, Inc., a Delaware corporation ("Provider")`.

use super::super::names::{Item, Names};
use super::super::people::Resolved;
use crate::analysis::ActorKind;
use crate::document::Span;

/// What defines a term stands no further from the name of the party, in bytes.
const REACH: usize = 400;

/// So many names before a definition are looked at.
const NEAREST: usize = 12;

/// No contract has more parties; in a text with more terms they are no parties.
const MOST: usize = 24;

/// A term and whose it is.
pub struct Term {
    pub actor: u32,
    /// Where it is defined, without its quotation marks.
    pub span: Span,
}

/// The terms that a text defines for actors, in text order.
pub fn terms(text: &str, names: &Names, resolved: &Resolved) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for (open, _) in text.match_indices('(') {
        let Some(span) = quoted(text, open + 1) else {
            continue;
        };
        let until = names.items.partition_point(|i| i.span.end() <= open);
        let party = names.items[..until]
            .iter()
            .enumerate()
            .rev()
            .take(NEAREST)
            .take_while(|(_, item)| item.span.end() + REACH > open)
            .find(|(_, item)| {
                is_party(text, names, item, open) || is_town(text, names, item, open, span.of(text))
            });
        let actor = party.and_then(|(index, _)| resolved.actors.get(index));
        if let Some(actor) = actor {
            terms.push(Term {
                actor: *actor,
                span,
            });
        }
    }
    if terms.len() > MOST {
        terms.clear();
    }
    // A term of two parties is neither's.
    let of = |term: &Term| term.span.of(text);
    let unclear: Vec<bool> = terms
        .iter()
        .map(|term| {
            terms
                .iter()
                .any(|t| of(t) == of(term) && t.actor != term.actor)
        })
        .collect();
    let mut unclear = unclear.into_iter();
    terms.retain(|_| !unclear.next().unwrap_or(true));
    terms
}

/// Where the terms stand, from their definitions on, outside of names; in text order.
pub fn mentions(text: &str, names: &Names, terms: &[Term]) -> Vec<(u32, Span)> {
    let mut found = Vec::new();
    for (nth, term) in terms.iter().enumerate() {
        let word = term.span.of(text);
        if terms[..nth].iter().any(|t| t.span.of(text) == word) {
            continue;
        }
        let from = term.span.start();
        for (at, _) in text[from..].match_indices(word) {
            let span = Span::new(from + at, from + at + word.len());
            let before = text[..span.start()].chars().next_back();
            let after = text[span.end()..].chars().next();
            let joined = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
            let until = names.items.partition_point(|i| i.span.start() < span.end());
            let named = until > 0 && names.items[until - 1].span.end() > span.start();
            if !joined(before) && !joined(after) && !named {
                found.push((term.actor, span));
            }
        }
    }
    found.sort_by_key(|(_, span)| span.start());
    found
}

/// The term of a party in quotation marks after an opening bracket: `"Provider")`, `the “Fund”)`.
fn quoted(text: &str, at: usize) -> Option<Span> {
    let rest = &text[at..];
    let led = [
        "hereinafter ",
        "hereafter ",
        "referred to as ",
        "called ",
        "the ",
    ];
    let mut term = rest;
    for lead in led {
        term = term.strip_prefix(lead).unwrap_or(term);
    }
    let article = term.len() < rest.len();
    let inner = term.strip_prefix(['"', '“'])?;
    let end = inner.find(['"', '”'])?;
    let (word, after) = (&inner[..end], &inner[end..]);
    // The article may end a line.
    let word = word
        .strip_prefix("the ")
        .or_else(|| word.strip_prefix("the\n"))
        .unwrap_or(word);
    let article = article || word.len() < end;
    let closes = after.starts_with("\")") || after.starts_with("”)");
    let title = word
        .split(' ')
        .all(|w| w.starts_with(char::is_uppercase) && w.chars().all(char::is_alphabetic));
    let fits = closes && title && word.len() < 32 && !matches!(word, "Party" | "Parties");
    let start = word.as_ptr() as usize - text.as_ptr() as usize;
    (fits && (article || is_of_contract(word))).then(|| Span::new(start, start + word.len()))
}

/// Whether a term that a bracket defines can be that of a name: it stands right behind it, or behind what the
/// party is, from its comma to the bracket.
fn is_party(text: &str, names: &Names, item: &Item, open: usize) -> bool {
    let kind = names.name(item).kind;
    let gap = text.get(item.span.end()..open).unwrap_or("\n");
    if !matches!(kind, ActorKind::Organization | ActorKind::Person) || gap.contains(['\n', ';']) {
        return false;
    }
    let before = text[..item.span.start()].trim_end();
    let before = before.rsplit(' ').next().unwrap_or("");
    // "a subsidiary of Acme Corp ("Seller")": the subsidiary sells.
    let governed = matches!(before, "of" | "by" | "under" | "from" | "at" | "in");
    if gap.trim().is_empty() {
        return !governed;
    }
    let mut words = gap
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    let apposed = gap.trim_start_matches('.').starts_with(',')
        && words.next().is_some_and(|word| {
            matches!(
                word,
                "a" | "an"
                    | "the"
                    | "with"
                    | "having"
                    | "registered"
                    | "incorporated"
                    | "organized"
                    | "residing"
                    | "whose"
                    | "acting"
                    | "company"
                    | "of"
            )
        });
    let clause = words.any(|word| {
        matches!(
            word,
            "shall" | "will" | "is" | "are" | "was" | "has" | "have" | "said"
        )
    });
    apposed && !clause
}

/// Whether a term is what a place is called by: `the City of Aalborg, Denmark ("the City")`.
fn is_town(text: &str, names: &Names, item: &Item, open: usize, term: &str) -> bool {
    let gap = text.get(item.span.end()..open).unwrap_or("\n");
    let led = text[..item.span.start()]
        .strip_suffix(" of ")
        .is_some_and(|before| before.ends_with(term));
    let body = matches!(
        term,
        "City" | "Town" | "Village" | "County" | "State" | "Municipality" | "District" | "Province"
    );
    let near = gap.len() < 40 && !gap.contains(['\n', ';', '.']);
    names.name(item).kind == ActorKind::Place && body && led && near
}

/// What contracts and pleadings call those who take part.
#[rustfmt::skip]
fn is_of_contract(word: &str) -> bool {
    let last = word.rsplit(' ').next().unwrap_or(word);
    matches!(
        last,
        "Provider" | "Customer" | "Supplier" | "Seller" | "Buyer" | "Purchaser" | "Vendor" | "Client" | "Contractor"
            | "Subcontractor" | "Consultant" | "Company" | "Employer" | "Employee" | "Executive" | "Landlord" | "Tenant"
            | "Lessor" | "Lessee" | "Licensor" | "Licensee" | "Borrower" | "Lender" | "Agent" | "Guarantor" | "Issuer"
            | "Trustee" | "Parent" | "Sub" | "Plaintiff" | "Defendant" | "Petitioner" | "Respondent" | "Claimant"
            | "Appellant" | "Appellee" | "Debtor" | "Creditor" | "Owner" | "Operator" | "Investor" | "Holder"
            | "Shareholder" | "Sponsor" | "Distributor" | "Manufacturer" | "Franchisor" | "Franchisee" | "Bank"
            | "Manager" | "Adviser" | "Advisor" | "Publisher" | "Author" | "Recipient" | "Discloser" | "Party"
            | "Institution" | "Applicant" | "Assignor" | "Assignee" | "Grantor" | "Grantee" | "Insurer" | "Insured"
            | "Developer" | "User" | "Processor" | "Controller" | "Reseller" | "Merchant" | "Underwriter" | "Pledgor"
    )
}

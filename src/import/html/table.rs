//! Owns the tables of HTML: which hold data and which only place things, their rows and cells.

use dom_query::NodeRef;

/// Elements that cells of data have no use for.
const PLACED: &[&str] = &[
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "form",
    "hr",
];
/// Longer cells are passages.
const PASSAGE: usize = 600;
/// So many columns a cell may take.
const WIDEST: usize = 100;

/// Whether a table holds data.
pub fn is_data(table: &NodeRef<'_>) -> bool {
    let role = table.attr("role").unwrap_or_default();
    if matches!(&*role, "presentation" | "none") {
        return false;
    }
    let mut named = false;
    for node in table.descendants_it() {
        let Some(name) = node.node_name() else {
            continue;
        };
        if PLACED.contains(&name.as_ref()) {
            return false;
        }
        named |= matches!(name.as_ref(), "th" | "caption");
    }
    let rows = rows(table);
    let widest = rows.iter().map(|row| cells(row).len()).max().unwrap_or(0);
    if rows.len() < 2 || widest < 2 {
        return false;
    }
    named
        || !rows
            .iter()
            .flat_map(cells)
            .flatten()
            .any(|cell| cell.text().len() > PASSAGE)
}

/// The rows of a table, not those of tables in it.
pub fn rows<'a>(table: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let mut rows = Vec::new();
    for part in table.children_it(false) {
        if part.has_name("tr") {
            rows.push(part);
        } else if ["thead", "tbody", "tfoot"]
            .iter()
            .any(|name| part.has_name(name))
        {
            rows.extend(part.children_it(false).filter(|row| row.has_name("tr")));
        }
    }
    rows
}

/// The cells of a row; of one that spans columns, the others are `None`.
pub fn cells<'a>(row: &NodeRef<'a>) -> Vec<Option<NodeRef<'a>>> {
    let mut cells = Vec::new();
    for cell in row.children_it(false) {
        if !cell.has_name("td") && !cell.has_name("th") {
            continue;
        }
        let span = cell
            .attr("colspan")
            .and_then(|span| span.trim().parse().ok());
        cells.push(Some(cell));
        cells.extend((1..span.unwrap_or(1).min(WIDEST)).map(|_| None));
    }
    cells
}

//! Owns the verbs that tell of a level or a change: "rose", "stood", "totalled".

use std::sync::LazyLock;

use super::lexicon::Words;
use super::scan::Tokens;

/// Whether a verb tells of a level or a change.
pub fn is_level(t: Tokens, i: usize) -> bool {
    LEVELS.has(t.of(i))
}

/// Verbs that tell of a level or a change of what is their subject.
#[rustfmt::skip]
static LEVELS: LazyLock<Words> = LazyLock::new(|| Words::of(&[
    "rose", "risen", "rises", "rising", "fell", "fallen", "falls", "falling", "grew", "grown", "grows", "growing", "climbed", "climbs", "jumped", "jumps", "dropped", "drops", "declined", "declines", "increased", "increases",
    "decreased", "decreases", "surged", "slipped", "slips", "soared", "soars", "plunged", "shrank", "shrunk", "shrinks", "expanded", "contracted", "advanced", "edged", "slid", "tumbled", "sank", "sunk", "eased", "slowed", "dipped", "widened", "narrowed",
    "weakened", "strengthened", "accelerated", "cooled", "rebounded", "retreated", "plummeted", "crept", "inched", "ticked", "averaged", "averages", "totaled", "totalled", "totals", "exceeded", "exceeds", "reached", "reaches", "amounted",
    "amounts", "equals", "equalled", "doubled", "tripled", "quadrupled", "halved", "dwindled", "swelled", "ballooned", "leapt", "rocketed", "improved", "worsened", "budged", "peaked", "stood", "stands", "costs", "cost", "costing", "measured", "measures", "weighs",
    "weighed", "remains", "remained", "topped", "tops", "numbered", "yielded", "touched", "rallied", "recovered", "firmed", "sagged", "collapsed", "fetched", "become", "becomes", "became", "skidded", "deteriorated", "appreciated", "depreciated",
]));

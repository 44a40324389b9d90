//! Owns the way of learnt weights into the model file: small ones dropped, the others in eight bits.

use std::collections::HashMap;

use nutgraf::analysis::actors::crf::evidence::ByHash;
use nutgraf::analysis::actors::crf::labels::{LABELS, Row};
use nutgraf::analysis::actors::crf::model::Model;
use nutgraf::analysis::actors::crf::tables::Table;

use crate::lists::Lists;

/// One step of a weight in eight bits; larger weights than 127 steps are cut.
const STEP: f32 = 0.04;

/// The bytes of a model file, and how many features it holds. Weights below `least` are left out.
pub fn pack(
    index: &HashMap<u64, u32, ByHash>,
    rows: &[Row],
    transitions: &[Row; LABELS],
    lists: &Lists,
    least: f32,
) -> (Vec<u8>, usize) {
    let mut entries = Vec::new();
    for (&feature, &number) in index {
        let (mut mask, mut values) = (0u16, Vec::new());
        for (label, &weight) in rows[number as usize][..LABELS].iter().enumerate() {
            if weight.abs() >= least {
                mask |= 1 << label;
                values.push((weight / STEP).round().clamp(-127.0, 127.0) as i8 as u8);
            }
        }
        if mask != 0 {
            entries.push((feature, (mask, values)));
        }
    }
    let kept = entries.len();
    let mut weights = Vec::new();
    Table::write_weights(&mut entries, &mut weights);
    (
        Model::write(
            transitions,
            STEP,
            &weights,
            &lists.words,
            &lists.rows,
            &lists.phrases,
        ),
        kept,
    )
}

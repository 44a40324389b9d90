//! Owns who bears a short name at a place of the text: a surname, a given name, with or without "Mr." or "Mrs."

use super::full_name::Parts;
use super::names::{Item, Names, Sex};
use crate::analysis::ActorKind;
use crate::analysis::lexicon::{ByHash, word};

/// Within so many bytes after a full name its surname means this bearer, whoever bore it before.
const NEAR: usize = 240;

pub struct Bearers<'p> {
    people: &'p [Parts],
    /// Who was last named in full and where, by rank of the short name.
    recent: [ByHash<(u32, usize)>; 3],
    /// Who will be: for mentions before any full one.
    first: [ByHash<u32>; 3],
    /// Whom a short name last meant.
    meant: ByHash<u32>,
    /// How often each short name stands with a woman's and with a man's form of address.
    titled: ByHash<[u32; 2]>,
}

impl<'p> Bearers<'p> {
    /// For these people, and the items whose names are short.
    pub fn new<'i>(
        people: &'p [Parts],
        names: &Names,
        short: impl Iterator<Item = &'i Item>,
    ) -> Self {
        let mut bearers = Self {
            people,
            recent: Default::default(),
            first: Default::default(),
            meant: ByHash::default(),
            titled: ByHash::default(),
        };
        for (person, parts) in people.iter().enumerate() {
            for (first, shorts) in bearers.first.iter_mut().zip(&parts.shorts) {
                for short in shorts {
                    first.entry(*short).or_insert(person as u32);
                }
            }
        }
        for item in short.filter(|i| matches!(i.sex, Sex::Female | Sex::Male)) {
            let name = names.name(item);
            if name.kind == ActorKind::Person {
                let told = bearers.titled.entry(name.key).or_default();
                told[usize::from(item.sex == Sex::Male)] += 1;
            }
        }
        bearers
    }

    /// The text names someone in full.
    pub fn name(&mut self, person: u32, at: usize) {
        let parts = &self.people[person as usize];
        for (recent, shorts) in self.recent.iter_mut().zip(&parts.shorts) {
            for short in shorts {
                recent.insert(*short, (person, at));
                // Of whom it is not known which, they may be either.
                for sex in [Sex::Female, Sex::Male] {
                    if parts.sex == Sex::Unknown || parts.sex == sex {
                        recent.insert(word::join(*short, sex as u64), (person, at));
                    }
                }
            }
        }
    }

    /// Who bears it here, or a number for someone whom the text doesn't name in full. Where the text tells a
    /// man and a woman of one surname apart, so do forms of address.
    pub fn of(&mut self, short: u64, sex: Sex, at: usize) -> Result<u32, u64> {
        if sex == Sex::Royal {
            return self.crowned(short);
        }
        let couple = self
            .titled
            .get(&short)
            .is_some_and(|[women, men]| *women > 0 && *men > 0);
        let key = if sex == Sex::Unknown {
            short
        } else {
            word::join(short, sex as u64)
        };
        let person = self
            .recent(key, at)
            .or_else(|| {
                self.recent(short, at)
                    .filter(|p| !couple || self.fits(*p, sex))
            })
            .or_else(|| {
                let later = self.first.iter().find_map(|first| first.get(&short));
                later.copied().filter(|p| !couple || self.fits(*p, sex))
            });
        if let Some(person) = person {
            self.meant.insert(key, person);
            return Ok(person);
        }
        if !couple {
            return Err(short);
        }
        // Without a form of address it is who has one more often.
        let sex = match (sex, self.titled.get(&short)) {
            (Sex::Unknown, Some([women, men])) if women > men => Sex::Female,
            (Sex::Unknown, _) => Sex::Male,
            (told, _) => told,
        };
        Err(word::join(short, sex as u64))
    }

    /// Whom the text has named in full so far with this given name.
    pub fn familiar(&self, given: u64) -> Option<u32> {
        self.recent[2].get(&given).map(|(person, _)| *person)
    }

    /// "King Salman": whoever has it as a given name, and nobody who has it as a surname.
    fn crowned(&self, short: u64) -> Result<u32, u64> {
        let given = self.recent[2].get(&short).map(|(person, _)| person);
        let given = given.or_else(|| self.first[2].get(&short));
        match given {
            Some(person) => Ok(*person),
            None if self.first[0].contains_key(&short) => Err(word::join(short, Sex::Royal as u64)),
            None => Err(short),
        }
    }

    /// Who was named in full last, unless that is long ago and the short name meant another since.
    fn recent(&self, short: u64, at: usize) -> Option<u32> {
        let (person, named) = *self.recent.iter().find_map(|recent| recent.get(&short))?;
        let meant = self.meant.get(&short).copied();
        let near = at.saturating_sub(named) < NEAR;
        Some(meant.filter(|_| !near).unwrap_or(person))
    }

    fn fits(&self, person: u32, sex: Sex) -> bool {
        let theirs = self.people[person as usize].sex;
        sex == Sex::Unknown || theirs == Sex::Unknown || theirs == sex
    }
}

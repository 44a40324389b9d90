//! Owns what a full name is made of: given names, surname, suffix, and what may stand for the whole.

use super::names::{Name, Sex};
use crate::analysis::lexicon::{Entry, lexicon, word};

/// A full name taken apart.
#[derive(Default)]
pub struct Parts {
    pub sex: Sex,
    /// Hashes of what may stand for it: its surname; what is inside it; its given name.
    pub shorts: [Vec<u64>; 3],
}

impl Parts {
    /// Adds what may stand for one more form of the name.
    pub fn add(&mut self, words: &[&str]) {
        let words = without_suffix(words);
        let hashes: Vec<u64> = words.iter().map(|w| word::hash(w)).collect();
        let phrase = |part: &[u64]| part.iter().skip(1).fold(part[0], |p, w| word::join(p, *w));
        let family_first = words.len() <= 3 && is_family_first(words[0], words[words.len() - 1]);
        for from in 0..words.len() {
            for to in from + 1..=words.len() {
                if to - from == words.len() && words.len() > 1
                    || to - from == 1 && words[from].chars().count() < 2
                {
                    continue;
                }
                let rank = if to == words.len() || from == 0 && to == 1 && family_first {
                    0
                } else if from == 0 {
                    2
                } else {
                    1
                };
                let short = phrase(&hashes[from..to]);
                self.short(rank, short);
            }
        }
        // "P. Hegseth"
        if let (Some(initial), Some(last)) = (words[0].chars().next(), hashes.last()) {
            let short = word::join(word::hash(initial.encode_utf8(&mut [0; 4])), *last);
            self.short(0, short);
        }
    }
}

impl Parts {
    fn short(&mut self, rank: usize, short: u64) {
        /// Nobody is called by more short names; it bounds the work for each mention.
        const MOST: usize = 24;
        let shorts = &mut self.shorts[rank];
        if shorts.len() < MOST && !shorts.contains(&short) {
            shorts.push(short);
        }
    }
}

/// At most six words; a longer name is no name.
pub fn words(name: &str) -> Vec<&str> {
    word::words(name)
        .take(6)
        .map(|w| w.trim_matches(','))
        .collect()
}

pub fn word_count(words: &[&str]) -> usize {
    without_suffix(words)
        .iter()
        .filter(|w| {
            w.trim_end_matches('.').chars().count() > 1
                && w.starts_with(char::is_uppercase)
                && !is_particle(w)
        })
        .count()
}

/// "K. Williamson" and "Detlef K.": all that a scorecard or a court tells of somebody.
pub fn is_initialled(words: &[&str]) -> bool {
    let initial = |w: &str| {
        let mut chars = w.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
    };
    match words {
        [first, last] => {
            let name = if initial(first) { last } else { first };
            initial(first) != initial(last) && word_count(&[name]) == 1
        }
        _ => false,
    }
}

/// "Al-Sisi" and "Von der Leyen" are no more than surnames.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "Al" | "El"
            | "Von"
            | "Van"
            | "Bin"
            | "Ibn"
            | "Abu"
            | "De"
            | "Der"
            | "La"
            | "Le"
            | "Di"
            | "Da"
    )
}

pub fn without_suffix<'w, 't>(words: &'w [&'t str]) -> &'w [&'t str] {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() && is_suffix(last) => rest,
        _ => words,
    }
}

#[rustfmt::skip]
pub fn is_suffix(word: &str) -> bool {
    matches!(
        word,
        "Jr." | "Jr" | "Sr." | "Sr" | "I" | "II" | "III" | "IV" | "V" | "VI" | "VIII" | "XIV"
    )
}

/// First letter of the second given name, surname, suffix; 0 for what there is not.
pub fn ends(words: &[&str]) -> (u64, u64, u64) {
    let body = without_suffix(words);
    let suffix = if body.len() < words.len() {
        word::hash(words[words.len() - 1])
    } else {
        0
    };
    let middle = match body {
        [_, middle, _, ..] => middle.chars().next().map_or(0, u64::from),
        _ => 0,
    };
    (
        middle,
        body.last().map_or(0, |last| word::hash(last)),
        suffix,
    )
}

/// Who the lists say that it is.
pub fn whole(name: &Name) -> Option<u64> {
    name.entry
        .concept()
        .map(|c| u64::from(c) + 1)
        .filter(|_| name.entry.is(Entry::PERSON))
}

pub fn sex(given: &str) -> Sex {
    let entry = lexicon().phrase(given);
    match (entry.is(Entry::FEMALE), entry.is(Entry::MALE)) {
        (true, false) => Sex::Female,
        (false, true) => Sex::Male,
        _ => Sex::Unknown,
    }
}

/// Chinese, Korean and Vietnamese names begin with the family's.
pub fn is_family_first(first: &str, last: &str) -> bool {
    const FAMILIES: &[&str] = &[
        "Bai", "Ban", "Bao", "Cai", "Cao", "Chen", "Cheng", "Cho", "Choe", "Choi", "Chu", "Chung",
        "Cui", "Dang", "Deng", "Ding", "Do", "Dong", "Du", "Duan", "Fan", "Fang", "Feng", "Fu",
        "Gao", "Gong", "Gu", "Guo", "Han", "He", "Ho", "Hoang", "Hou", "Hu", "Hua", "Huang",
        "Hwang", "Jang", "Jeong", "Jia", "Jiang", "Jin", "Jo", "Jung", "Kang", "Kim", "Kong",
        "Kwon", "Lai", "Lam", "Le", "Lee", "Lei", "Li", "Liang", "Lim", "Lin", "Liu", "Long", "Lu",
        "Luo", "Luong", "Lyu", "Ma", "Mao", "Meng", "Moon", "Ngo", "Nguyen", "Nong", "Pan", "Park",
        "Peng", "Pham", "Phan", "Qian", "Qin", "Ren", "Roh", "Ryu", "Seo", "Shen", "Shi", "Shin",
        "Sin", "Son", "Song", "Su", "Sun", "Tan", "Tang", "Tian", "To", "Tran", "Truong", "Tsai",
        "Vo", "Vu", "Wang", "Wei", "Wen", "Wong", "Wu", "Xi", "Xia", "Xiao", "Xie", "Xu", "Yan",
        "Yang", "Yao", "Ye", "Yi", "Yin", "Yoo", "Yoon", "Yu", "Yuan", "Zeng", "Zhang", "Zhao",
        "Zheng", "Zhong", "Zhou", "Zhu", "Zou",
    ];
    FAMILIES.binary_search(&first).is_ok()
        && !lexicon().phrase(first).is(Entry::FEMALE)
        && FAMILIES.binary_search(&last).is_err()
}

/// One hash for a given name and its usual short forms.
#[rustfmt::skip]
pub fn nickname(given: &str) -> u64 {
    let full = match given {
        "Mike" | "Mick" | "Mickey" => "Michael",
        "Joe" | "Joey" => "Joseph",
        "Bill" | "Will" | "Billy" => "William",
        "Bob" | "Rob" | "Bobby" | "Robbie" => "Robert",
        "Jim" | "Jimmy" | "Jamie" => "James",
        "Tom" | "Tommy" => "Thomas",
        "Dick" | "Rick" | "Rich" | "Richie" => "Richard",
        "Tony" => "Anthony",
        "Ted" | "Ed" | "Eddie" => "Edward",
        "Dave" => "David",
        "Dan" | "Danny" => "Daniel",
        "Steve" => "Steven",
        "Chris" => "Christopher",
        "Matt" => "Matthew",
        "Nick" => "Nicholas",
        "Pete" => "Peter",
        "Andy" => "Andrew",
        "Ben" | "Benny" => "Benjamin",
        "Sam" | "Sammy" => "Samuel",
        "Jeff" => "Jeffrey",
        "Greg" => "Gregory",
        "Ken" | "Kenny" => "Kenneth",
        "Larry" => "Lawrence",
        "Liz" | "Beth" | "Lizzie" | "Betsy" | "Betty" => "Elizabeth",
        "Kate" | "Katie" | "Kathy" => "Katherine",
        "Sue" | "Susie" => "Susan",
        "Charlie" | "Chuck" => "Charles",
        "Don" | "Donnie" => "Donald",
        "Ron" | "Ronnie" => "Ronald",
        "Tim" | "Timmy" => "Timothy",
        "Al" => "Albert",
        "Alex" => "Alexander",
        "Bernie" => "Bernard",
        "Jack" | "Johnny" => "John",
        "Patty" | "Patti" | "Trish" => "Patricia",
        "Zeke" => "Ezekiel",
        "Jen" | "Jenny" => "Jennifer",
        "Maggie" | "Meg" | "Peggy" => "Margaret",
        "Becky" => "Rebecca",
        "Debbie" | "Deb" => "Deborah",
        "Barb" => "Barbara",
        "Vicky" | "Vicki" => "Victoria",
        "Cindy" => "Cynthia",
        "Pam" => "Pamela",
        "Mandy" => "Amanda",
        "Nate" => "Nathan",
        "Josh" => "Joshua",
        "Zach" | "Zack" => "Zachary",
        "Gabe" => "Gabriel",
        "Fred" | "Freddie" => "Frederick",
        "Hank" => "Henry",
        "Lenny" => "Leonard",
        "Lou" => "Louis",
        "Marty" => "Martin",
        "Mitch" => "Mitchell",
        "Phil" => "Philip",
        "Ray" => "Raymond",
        "Russ" => "Russell",
        "Stan" => "Stanley",
        "Theo" | "Teddy" => "Theodore",
        "Vince" | "Vinny" => "Vincent",
        "Walt" => "Walter",
        "Wes" => "Wesley",
        "Doug" => "Douglas",
        "Ernie" => "Ernest",
        "Jake" => "Jacob",
        "Jess" => "Jessica",
        "Abby" => "Abigail",
        "Gerry" => "Gerald",
        "Frank" => "Francis",
        "Hal" => "Harold",
        "Les" => "Leslie",
        "Vern" => "Vernon",
        _ => given,
    };
    word::hash(full)
}

/// The hash of the full form of a given name that stands alone. Some short forms are as often whole names: "Jack".
pub fn full_given(given: &str) -> Option<u64> {
    const WHOLE: &[&str] = &[
        "Jack", "Frank", "Ray", "Theo", "Jamie", "Jake", "Betty", "Jenny", "Les", "Hal", "Al",
        "Stan", "Will",
    ];
    let full = nickname(given);
    (full != word::hash(given) && !WHOLE.contains(&given)).then_some(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_come_first_only_where_they_do() {
        assert!(
            is_family_first("Xi", "Jinping")
                && is_family_first("Kim", "Un")
                && is_family_first("Nguyen", "Trong")
        );
        assert!(!is_family_first("Pete", "Hegseth") && !is_family_first("Lee", "Park"));
    }
}

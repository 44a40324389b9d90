//! Owns what a document is about and who speaks in it, as far as it tells what names mean there: in reports of
//! sport a town is mostly its club, among prices a surname is mostly a firm, and where people write to each
//! other fewer capitals are names than in reports.

use std::sync::LazyLock;

use super::tables::hash;

/// How many words of a text are of which topic; those of parts can be added.
#[derive(Debug, Clone, Copy, Default)]
pub struct Topics {
    /// Words in lower case.
    words: u32,
    sport: u32,
    market: u32,
    talk: u32,
}

/// The topic of a word.
pub const SPORT: u8 = 1;
pub const MARKET: u8 = 2;
pub const TALK: u8 = 3;

/// The classes of a text as numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Classes {
    /// 0 for none, 0 to 2 for sport plus 3 times 0 to 2 for markets.
    pub topic: u8,
    /// How much of it speaks of oneself and to others, 0 to 2.
    pub talk: u8,
}

impl Topics {
    /// Counts a word in lower case of a topic, 0 for none.
    pub fn count(&mut self, topic: u8) {
        self.words = self.words.saturating_add(1);
        match topic {
            SPORT => self.sport = self.sport.saturating_add(1),
            MARKET => self.market = self.market.saturating_add(1),
            TALK => self.talk = self.talk.saturating_add(1),
            _ => {}
        }
    }

    pub fn add(&mut self, other: Self) {
        self.words = self.words.saturating_add(other.words);
        self.sport = self.sport.saturating_add(other.sport);
        self.market = self.market.saturating_add(other.market);
        self.talk = self.talk.saturating_add(other.talk);
    }

    /// How much of it is of each topic.
    pub fn classes(&self) -> Classes {
        let level = |count: u32| {
            let share = f64::from(count) / f64::from(self.words.max(20));
            u8::from(share > 0.012) + u8::from(share > 0.035)
        };
        Classes {
            topic: level(self.sport) + 3 * level(self.market),
            talk: level(self.talk),
        }
    }
}

/// The topic of a word by the hash of its lower-case form, 0 for none.
pub fn of(lower: u64) -> u8 {
    let at = WORDS.binary_search_by_key(&lower, |&(word, _)| word);
    at.map_or(0, |at| WORDS[at].1)
}

static WORDS: LazyLock<Vec<(u64, u8)>> = LazyLock::new(|| {
    let words = |list: &'static str, topic| {
        list.split_whitespace()
            .map(move |word| (hash(word.as_bytes()), topic))
    };
    let mut all: Vec<_> = words(SPORT_WORDS, SPORT)
        .chain(words(MARKET_WORDS, MARKET))
        .chain(words(TALK_WORDS, TALK))
        .collect();
    all.sort_unstable();
    all
});

const SPORT_WORDS: &str = "
    goal goals scored scorer scorers scoring goalkeeper keeper striker midfielder defender winger forward coach
    coached match matches game games season league title playoff playoffs final finals semifinal semifinals
    semi-final quarterfinal quarter-final quarterfinals innings inning wicket wickets overs batsman batter bowler
    bowled batting pitcher homer homered homers catcher shortstop outfielder touchdown touchdowns quarterback
    receiver linebacker rebounds assists basket baskets dunk seed seeded unseeded sets tiebreak tie-break laps lap
    podium peloton rider riders race races racing qualifying championship championships tournament cup club clubs
    squad fixture fixtures standings win wins winner winners beat beaten defeat defeated defeats victory draw drew
    penalty penalties halftime half-time stoppage header substitute substitutes shootout overtime puck goaltender
    rink medal medals gold silver bronze athlete athletes sprinter sprint metres hurdles relay doubles singles
    birdie birdies bogey bogeys fairway par player players team teams teammate teammates captain referee umpire
    stadium pitch ball kick free-kick corner offside unbeaten relegation relegated promoted division round leg
    knockout group-stage hat-trick debut scoreless trailed rally comeback lead loss losses fans supporters transfer
    loan contract injury injured hamstring knee ankle bench starter lineup line-up run-rate stumps unbeaten century
    try tries scrum lock flanker prop jockey furlong trainer bout boxer heavyweight knockout swimmer backstroke
    freestyle butterfly skier slalom downhill luge biathlon wrestler gymnast chess grandmaster opener closer
    set serve served backhand forehand";

const MARKET_WORDS: &str = "
    shares share stock stocks investors investor analyst analysts percent profit profits revenue revenues quarter
    quarterly earnings dividend bond bonds yield yields index futures trading traders trader traded market markets
    euros dollars pounds yen rupees yuan barrel barrels crude ounce copper bid takeover merger acquisition
    acquire acquired buyout stake subsidiary shareholders shareholder billion million bank banks lender lenders
    loan loans debt credit rating ratings underwriter prospectus listing listed offering equity fund funds
    portfolio hedge broker brokers brokerage currency inflation rate rates benchmark forecast guidance sales
    margin margins net operating ebitda capex fiscal year-on-year outlook downgrade upgraded upgrade downgraded
    target premium bankruptcy creditors bondholders notes coupon tranche ipo float capitalization valuation
    supplier suppliers customers factory output maker makers retailer retailers insurer insurers chipmaker
    carmaker automaker drugmaker miner miners refiner conglomerate";

const TALK_WORDS: &str = "
    i me my mine myself you your yours yourself u im i'm i've i'd i'll you're you've you'll you'd lol ya hey";

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(text: &str) -> Classes {
        let mut topics = Topics::default();
        for word in text.split_whitespace() {
            topics.count(of(hash(word.as_bytes())));
        }
        topics.classes()
    }

    #[test]
    fn reports_of_sport_and_of_markets_and_letters() {
        let match_report =
            "the striker scored twice and the coach praised his goals after the match in the rain";
        let shares = "the shares fell after the bank cut its profit forecast and analysts were not kind at all";
        let politics =
            "the minister left the meeting in the evening and said that nothing had been agreed on";
        let letter = "i told you that my cat was at yours so please call me";
        assert_eq!(classes(match_report).topic, 2);
        assert_eq!(classes(shares).topic, 6);
        assert_eq!(classes(politics), Classes::default());
        assert_eq!(classes(letter), Classes { topic: 0, talk: 2 });
        assert_eq!(classes(""), Classes::default());
    }
}

//! Owns the words of dates and times.

/// What a word does in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeWord {
    /// 1 to 12.
    Month(u8),
    /// 1 is Monday, 7 Sunday.
    Weekday(u8),
    Season(Season),
    /// Days from today.
    Day(i8),
    Tonight,
    Part(DayPart),
    Shift(Shift),
    Edge(Edge),
    Unit(Grain),
    /// "daily", "weekly".
    Every(Grain),
    /// "every", "each".
    Each,
    /// "nineties": 90.
    Decade(u8),
    /// "Q3".
    Quarter(u8),
    /// "H1".
    Half(u8),
    /// "fiscal", "FY".
    Fiscal,
    Holiday(Holiday),
    /// "1990s" and "mid" need no word; "ago", "later", "earlier".
    Offset(i8),
    Noon,
    Midnight,
    /// "several", "few": a number of units that is not told.
    Several,
    /// "latest": the last whole one.
    Latest,
    /// "rainy", "lean": a time of the farming year, where "season" follows.
    Farming,
    /// "Meher", "Gu": a time of the farming year in East Africa, by its first month and how many
    /// it lasts where it is told by its name (calendars of FEWS NET).
    Harvest(u8, u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayPart {
    Morning,
    Afternoon,
    Evening,
    Night,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    Last,
    This,
    Next,
    /// "the past": a stretch that ends now.
    Past,
    /// "the coming": a stretch that starts now.
    Coming,
    /// "recent": as past, but its length is never one.
    Recent,
    /// "previous", "following": from a moment that the text tells, not from now.
    Previous,
    Following,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    Early,
    Mid,
    Late,
    Start,
    End,
    /// "the rest of", "the remainder of".
    Rest,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    Christmas,
    ChristmasEve,
    NewYear,
    NewYearEve,
    Thanksgiving,
    Halloween,
    Easter,
    /// Named by the day that they are: "Labor Day".
    Boxing,
    Columbus,
    Independence,
    Juneteenth,
    Labor,
    Memorial,
    Presidents,
    Veterans,
}

use DayPart::{Afternoon, Evening, Morning, Night};
use TimeWord::{
    Day, Decade, Each, Every, Fiscal, Half, Midnight, Month, Noon, Offset, Part, Quarter, Several,
    Tonight, Unit, Weekday,
};

#[rustfmt::skip]
pub const TIMES: &[(&str, TimeWord)] = &[
    ("january", Month(1)), ("february", Month(2)), ("march", Month(3)), ("april", Month(4)), ("may", Month(5)), ("june", Month(6)),
    ("july", Month(7)), ("august", Month(8)), ("september", Month(9)), ("october", Month(10)), ("november", Month(11)), ("december", Month(12)),
    ("jan", Month(1)), ("feb", Month(2)), ("mar", Month(3)), ("apr", Month(4)), ("jun", Month(6)), ("jul", Month(7)), ("aug", Month(8)),
    ("sep", Month(9)), ("sept", Month(9)), ("oct", Month(10)), ("nov", Month(11)), ("dec", Month(12)),
    ("monday", Weekday(1)), ("tuesday", Weekday(2)), ("wednesday", Weekday(3)), ("thursday", Weekday(4)), ("friday", Weekday(5)), ("saturday", Weekday(6)), ("sunday", Weekday(7)),
    ("mondays", Weekday(1)), ("tuesdays", Weekday(2)), ("wednesdays", Weekday(3)), ("thursdays", Weekday(4)), ("fridays", Weekday(5)), ("saturdays", Weekday(6)), ("sundays", Weekday(7)),
    ("mon", Weekday(1)), ("tue", Weekday(2)), ("tues", Weekday(2)), ("wed", Weekday(3)), ("thu", Weekday(4)), ("thur", Weekday(4)), ("thurs", Weekday(4)), ("fri", Weekday(5)), ("sat", Weekday(6)), ("sun", Weekday(7)),
    ("spring", TimeWord::Season(Season::Spring)), ("summer", TimeWord::Season(Season::Summer)), ("autumn", TimeWord::Season(Season::Autumn)), ("fall", TimeWord::Season(Season::Autumn)), ("winter", TimeWord::Season(Season::Winter)),
    ("today", Day(0)), ("yesterday", Day(-1)), ("tomorrow", Day(1)), ("tonight", Tonight),
    ("morning", Part(Morning)), ("afternoon", Part(Afternoon)), ("evening", Part(Evening)), ("night", Part(Night)), ("nights", Unit(Grain::Night)), ("overnight", Part(Night)),
    ("last", TimeWord::Shift(Shift::Last)), ("this", TimeWord::Shift(Shift::This)), ("next", TimeWord::Shift(Shift::Next)), ("past", TimeWord::Shift(Shift::Past)),
    ("coming", TimeWord::Shift(Shift::Coming)), ("upcoming", TimeWord::Shift(Shift::Coming)), ("recent", TimeWord::Shift(Shift::Recent)), ("current", TimeWord::Shift(Shift::This)),
    ("previous", TimeWord::Shift(Shift::Previous)), ("prior", TimeWord::Shift(Shift::Previous)), ("preceding", TimeWord::Shift(Shift::Previous)), ("following", TimeWord::Shift(Shift::Following)), ("subsequent", TimeWord::Shift(Shift::Following)),
    ("early", TimeWord::Edge(Edge::Early)), ("earlier", TimeWord::Edge(Edge::Early)), ("mid", TimeWord::Edge(Edge::Mid)), ("middle", TimeWord::Edge(Edge::Mid)), ("late", TimeWord::Edge(Edge::Late)), ("later", TimeWord::Edge(Edge::Late)),
    ("beginning", TimeWord::Edge(Edge::Start)), ("start", TimeWord::Edge(Edge::Start)), ("end", TimeWord::Edge(Edge::End)), ("close", TimeWord::Edge(Edge::End)), ("rest", TimeWord::Edge(Edge::Rest)), ("remainder", TimeWord::Edge(Edge::Rest)),
    ("second", Unit(Grain::Second)), ("seconds", Unit(Grain::Second)), ("minute", Unit(Grain::Minute)), ("minutes", Unit(Grain::Minute)), ("hour", Unit(Grain::Hour)), ("hours", Unit(Grain::Hour)),
    ("day", Unit(Grain::Day)), ("days", Unit(Grain::Day)), ("week", Unit(Grain::Week)), ("weeks", Unit(Grain::Week)), ("fortnight", Unit(Grain::Fortnight)), ("weekend", Unit(Grain::Weekend)), ("weekends", Unit(Grain::Weekend)),
    ("month", Unit(Grain::Month)), ("months", Unit(Grain::Month)), ("quarter", Unit(Grain::Quarter)), ("quarters", Unit(Grain::Quarter)), ("year", Unit(Grain::Year)), ("years", Unit(Grain::Year)),
    ("decade", Unit(Grain::Decade)), ("decades", Unit(Grain::Decade)), ("century", Unit(Grain::Century)), ("centuries", Unit(Grain::Century)),
    ("hourly", Every(Grain::Hour)), ("daily", Every(Grain::Day)), ("nightly", Every(Grain::Night)), ("weekly", Every(Grain::Week)), ("monthly", Every(Grain::Month)), ("quarterly", Every(Grain::Quarter)), ("yearly", Every(Grain::Year)), ("annually", Every(Grain::Year)),
    ("every", Each), ("each", Each),
    ("twenties", Decade(20)), ("thirties", Decade(30)), ("forties", Decade(40)), ("fifties", Decade(50)), ("sixties", Decade(60)), ("seventies", Decade(70)), ("eighties", Decade(80)), ("nineties", Decade(90)),
    ("q1", Quarter(1)), ("q2", Quarter(2)), ("q3", Quarter(3)), ("q4", Quarter(4)), ("1q", Quarter(1)), ("h1", Half(1)), ("h2", Half(2)),
    ("fiscal", Fiscal), ("fy", Fiscal),
    ("christmas", TimeWord::Holiday(Holiday::Christmas)), ("thanksgiving", TimeWord::Holiday(Holiday::Thanksgiving)), ("halloween", TimeWord::Holiday(Holiday::Halloween)), ("easter", TimeWord::Holiday(Holiday::Easter)),
    ("juneteenth", TimeWord::Holiday(Holiday::Juneteenth)), ("boxing", TimeWord::Holiday(Holiday::Boxing)), ("columbus", TimeWord::Holiday(Holiday::Columbus)), ("independence", TimeWord::Holiday(Holiday::Independence)),
    ("labor", TimeWord::Holiday(Holiday::Labor)), ("memorial", TimeWord::Holiday(Holiday::Memorial)), ("presidents", TimeWord::Holiday(Holiday::Presidents)), ("veterans", TimeWord::Holiday(Holiday::Veterans)),
    ("ago", Offset(-1)), ("hence", Offset(1)),
    ("several", Several), ("few", Several), ("latest", TimeWord::Latest),
    ("rainy", TimeWord::Farming), ("lean", TimeWord::Farming), ("wet", TimeWord::Farming), ("monsoon", TimeWord::Farming), ("planting", TimeWord::Farming), ("hunger", TimeWord::Farming),
    ("meher", TimeWord::Harvest(9, 6)), ("belg", TimeWord::Harvest(2, 4)), ("gu", TimeWord::Harvest(4, 3)), ("deyr", TimeWord::Harvest(10, 3)), ("kiremt", TimeWord::Harvest(6, 4)), ("hageya", TimeWord::Harvest(10, 3)), ("hagaya", TimeWord::Harvest(10, 3)), ("genna", TimeWord::Harvest(3, 3)), ("sugum", TimeWord::Harvest(3, 2)), ("karma", TimeWord::Harvest(7, 3)), ("xagaa", TimeWord::Harvest(7, 3)), ("jilaal", TimeWord::Harvest(1, 3)),
    ("noon", Noon), ("midday", Noon), ("midnight", Midnight),
];

impl TimeWord {
    /// Whether a date may start with it.
    pub fn starts(self) -> bool {
        match self {
            // "year-earlier", "year to date", "the weekend".
            Unit(grain) => matches!(
                grain,
                Grain::Year
                    | Grain::Weekend
                    | Grain::Month
                    | Grain::Quarter
                    | Grain::Week
                    | Grain::Day
                    | Grain::Decade
            ),
            Offset(_) => false,
            _ => true,
        }
    }
}

impl DayPart {
    /// TIMEX3's letters for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
        }
    }
}

impl Grain {
    /// The UCUM code of one of it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Second => "s",
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day | Self::Night | Self::Weekend => "d",
            Self::Week => "wk",
            Self::Fortnight => "2.wk",
            Self::Month => "mo",
            Self::Quarter => "3.mo",
            Self::Year => "a",
            Self::Decade => "10.a",
            Self::Century => "100.a",
        }
    }
}

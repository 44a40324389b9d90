//! Owns the small closed word classes that the rules go by.

/// Words that are no part of a name at its start, whatever their capital.
pub fn is_function(word: &str) -> bool {
    let mut lower = [0; 10];
    let Some(lower) = lower.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    matches!(
        &*lower,
        b"i" | b"the" | b"a" | b"an" | b"this" | b"that" | b"these" | b"those" | b"he" | b"she" | b"it" | b"they"
            | b"we" | b"you" | b"his" | b"her" | b"its" | b"their" | b"our" | b"your" | b"my" | b"me" | b"him"
            | b"them" | b"in" | b"on" | b"at" | b"by" | b"for" | b"from" | b"with" | b"of" | b"to" | b"as" | b"if"
            | b"but" | b"and" | b"or" | b"nor" | b"so" | b"yet" | b"when" | b"while" | b"after" | b"before"
            | b"since" | b"although" | b"though" | b"however" | b"what" | b"who" | b"why" | b"how" | b"where"
            | b"which" | b"whose" | b"some" | b"many" | b"most" | b"both" | b"one" | b"two" | b"three" | b"no"
            | b"not" | b"now" | b"then" | b"here" | b"there" | b"also" | b"even" | b"only" | b"another" | b"such"
            | b"is" | b"are" | b"was" | b"were" | b"be" | b"been" | b"has" | b"have" | b"had" | b"do" | b"does"
            | b"did" | b"can" | b"could" | b"would" | b"should" | b"must" | b"let" | b"all" | b"any" | b"each"
            | b"every" | b"more" | b"much" | b"over" | b"under" | b"during" | b"about" | b"against" | b"among"
            | b"between" | b"because" | b"despite" | b"until" | b"unless" | b"yes" | b"ok" | b"okay" | b"oh" | b"well"
            | b"am" | b"pm" | b"vs" | b"than" | b"just" | b"out" | b"up" | b"off" | b"into" | b"upon" | b"us"
    )
}

/// Days, months and feasts: a capital that names no actor.
pub fn is_calendar(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday" | "January" | "February"
            | "March" | "April" | "May" | "June" | "July" | "August" | "September" | "October" | "November"
            | "December" | "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sep" | "Sept" | "Oct" | "Nov"
            | "Dec" | "Mon" | "Tue" | "Tues" | "Wed" | "Thu" | "Thurs" | "Fri" | "Sat" | "Christmas" | "Easter"
            | "Ramadan" | "Hanukkah" | "Passover" | "Diwali" | "Thanksgiving" | "Halloween" | "Internet" | "Web"
            | "God" | "English" | "Bible" | "Koran" | "Quran"
    )
}

/// Acronyms that name no actor.
pub fn is_common_acronym(word: &str) -> bool {
    matches!(
        word,
        "TV" | "GDP" | "GNP" | "CEO" | "CFO" | "COO" | "CTO" | "DNA" | "RNA" | "AIDS" | "HIV" | "COVID" | "SARS"
            | "PhD" | "MBA" | "PDF" | "USD" | "EUR" | "GBP" | "AM" | "PM" | "A.M." | "P.M." | "OK" | "II" | "III"
            | "IV" | "VI" | "VII" | "VIII" | "IX" | "XI" | "XII" | "DVD" | "CD" | "VCR" | "ID" | "IQ" | "FAQ" | "ASAP" | "LOL"
            | "OMG" | "BTW" | "FYI" | "IMO" | "RSVP" | "SUV" | "GPS" | "AI" | "IT" | "PC" | "HD" | "HTML" | "HTTP"
            | "URL" | "USB" | "CPU" | "GPU" | "RAM" | "LED" | "LCD" | "MRI" | "CT" | "IVF" | "PTSD" | "ADHD" | "DIY"
            | "VIP" | "MVP" | "GMT" | "UTC" | "EST" | "EDT" | "PST" | "PDT" | "CET" | "BC" | "AD" | "BCE" | "CE"
            | "LGBT" | "LGBTQ" | "NGO" | "NGOS" | "MP" | "MEP" | "PS" | "TBA" | "TBD" | "IPO" | "ETF" | "ICU"
            | "ATM" | "PIN" | "SMS" | "APP" | "UFO" | "BBQ" | "R&D" | "Q&A" | "B.C." | "A.D." | "UV" | "X-RAY"
            | "CO2" | "GMO" | "WMD" | "ICBM" | "RPG" | "IED" | "POW" | "PR" | "HR" | "QR" | "VR" | "AR" | "PPE"
            | "PCR" | "VAT" | "CPI" | "FM" | "FAX" | "TEL" | "FIG" | "NB" | "RIP" | "WOW" | "OH" | "NOT" | "AND"
            | "THE" | "YOU" | "ALL" | "NO" | "YES" | "VERY" | "GREAT" | "BEST" | "NEVER" | "ONLY" | "NOW" | "NEW"
    )
}

/// Small words inside the names of people and places.
pub fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "la" | "del" | "della" | "di" | "da" | "dos" | "das" | "do" | "du" | "des" | "le" | "van" | "von" | "der"
            | "den" | "ten" | "ter" | "zu" | "bin" | "bint" | "ibn" | "abu" | "al" | "el" | "ul" | "ud" | "ben" | "y" | "e"
            | "af" | "av" | "e-" | "los" | "las"
    )
}

/// Verbs that people do: what follows the name of a person in the news.
pub fn is_saying(word: &str) -> bool {
    matches!(
        word,
        "said" | "says" | "told" | "added" | "argued" | "wrote" | "writes" | "asked" | "explained" | "insisted" | "warned"
            | "claimed" | "denied" | "admitted" | "recalled" | "noted" | "replied" | "declined" | "resigned" | "smiled"
            | "laughed" | "thinks" | "believes" | "knew" | "felt" | "himself" | "herself" | "testified" | "tweeted"
            | "who" | "died" | "married" | "scored" | "loves" | "hopes"
    )
}

/// Prepositions that a place follows.
pub fn is_locating(word: &str) -> bool {
    matches!(word, "in" | "at" | "near" | "outside" | "across" | "around" | "throughout" | "toward" | "towards")
}

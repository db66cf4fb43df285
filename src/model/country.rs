//! Countries.

/// All countries by their ISO 3166 codes, in the order of the CRM's own list: the first has the id 1. The CRM takes and gives
/// countries by this id.
const CODES: &str = "AFAXALDZASADAOAIAQAGARAMAWAUATAZBSBHBDBBBYBEBZBJBMBTBOBQBABWBVBRIOBNBGBFBIKHCMCACVKYCFTDCLCN\
                     CXCCCOKMCGCKCRCIHRCUCWCYCZCDDKDJDMDOECEGSVGQEREEETFKFOFJFIFRGFPFTFGAGMGEDEGHGIGRGLGDGPGUGTGGGN\
                     GWGYHTHMHNHKHUISINIDIRIQIEIMILITJMJPJEJOKZKEKIXKKWKGLALVLBLSLRLYLILTLUMOMKMGMWMYMVMLMTMHMQMRMU\
                     YTMXFMMDMCMNMEMSMAMZMMNANRNPNLNCNZNINENGNUNFKPMPNOOMPKPWPSPAPGPYPEPHPNPLPTPRQARERORURWBLSHKNLC\
                     MFPMVCWSSMSTSASNRSSCSLSGSXSKSISBSOZAGSKRSSESLKSDSRSJSZSECHSYTWTJTZTHTLTGTKTOTTTNTRTMTCTVUGUAAE\
                     GBUSUMUYUZVUVAVEVNVGVIWFEHYEZMZW";

/// The id of each country, as the CRM has it, and its ISO code, which the browser has a name for.
pub fn countries() -> impl Iterator<Item = (usize, &'static str)> {
    let code = |at: usize| CODES.get(2 * at..2 * at + 2);
    (0..).map_while(move |at| Some((at + 1, code(at)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_the_ids_of_the_crm() {
        let all: Vec<_> = countries().collect();
        assert_eq!(all.len(), 250);
        for country in [
            (1, "AF"),
            (2, "AX"),
            (14, "AU"),
            (66, "EG"),
            (83, "DE"),
            (117, "XK"),
            (155, "NL"),
            (207, "KR"),
            (216, "CH"),
            (235, "GB"),
            (236, "US"),
            (250, "ZW"),
        ] {
            assert!(all.contains(&country), "{country:?}");
        }
        let mut codes: Vec<_> = all.iter().map(|(_, code)| code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 250, "each once");
    }
}

//! The order of records.

/// The records in the order of their ranks; of two that have the same, the first stays first.
///
/// Records of all kinds are put in order by one piece of code: a sort of its own for each kind was a fifth of the dashboard.
pub fn ordered<T>(records: Vec<T>, rank: impl Fn(&T) -> [i64; 2]) -> Vec<T> {
    let mut places: Vec<_> = records.iter().map(rank).zip(0_usize..).collect();
    places.sort_unstable();
    let mut records: Vec<_> = records.into_iter().map(Some).collect();
    let places = places.into_iter();
    places.filter_map(|(_, place)| records.get_mut(place)?.take()).collect()
}

/// The rank of a moment where the earliest comes first; what has none comes last.
pub fn earliest(moment: Option<impl Into<i64>>) -> i64 {
    moment.map_or(i64::MAX, Into::into)
}

/// The rank of a moment where the latest comes first; what has none comes last.
pub fn latest(moment: Option<impl Into<i64>>) -> i64 {
    moment.map_or(i64::MAX, |moment| -moment.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_the_same_rank_stays_as_it_was() {
        let records = vec![("a", Some(2)), ("b", None), ("c", Some(1)), ("d", Some(2)), ("e", None)];
        let names =
            |records: Vec<(&'static str, Option<i32>)>| records.iter().map(|(name, _)| *name).collect::<String>();
        let by = |rank: fn(Option<i32>) -> i64| names(ordered(records.clone(), |(_, moment)| [rank(*moment), 0]));
        assert_eq!(by(earliest), "cadbe");
        assert_eq!(by(latest), "adcbe");
    }

    #[test]
    fn the_second_rank_tells_apart_what_has_the_same_first() {
        assert_eq!(
            ordered(vec![[1, 2], [0, 3], [1, 1]], |rank| *rank),
            [[0, 3], [1, 1], [1, 2]]
        );
    }
}

//! How much work an answer is.

use allocation_counter::{AllocationInfo, measure};

/// Bytes that may be in use for each byte of an answer: a value of two bytes, such as `{}`, can become an entity of many fields.
const MOST_BYTES: u64 = 300;
/// Bytes that may be asked for, all in all, for each byte of an answer.
const MOST_BYTES_IN_TOTAL: u64 = 600;
/// Requests for memory for each byte of an answer.
const MOST_REQUESTS: u64 = 6;
/// How long an answer may count as at least: what is done for any answer, however short.
const SHORTEST: u64 = 500;

/// The memory that some work takes.
pub fn of(work: impl FnOnce()) -> AllocationInfo {
    measure(work)
}

/// What is too much of it for an answer of so many bytes, in words.
pub fn excess(effort: &AllocationInfo, length: usize) -> Option<String> {
    let length = (length as u64).max(SHORTEST);
    let is_bounded = effort.bytes_max <= MOST_BYTES * length
        && effort.bytes_total <= MOST_BYTES_IN_TOTAL * length
        && effort.count_total <= MOST_REQUESTS * length;
    (!is_bounded).then(|| {
        let AllocationInfo {
            bytes_max,
            bytes_total,
            count_total,
            ..
        } = effort;
        format!("{count_total} requests for {bytes_total} bytes of memory, {bytes_max} at a time, for {length} bytes")
    })
}

//! Ten thousand mutants of every answer.

use std::collections::HashMap;
use std::io::{Write, stdout};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::thread;

use fastrand::Rng;
use serde_json::Value;

use super::effort;
use super::json::Json;
use super::mutation::mutated;
use super::resources::{RESOURCES, Resource};

const MUTANTS: u64 = 10_000;

/// What the mutants depend on, unless `MUTATION_SEED` says otherwise: the same in every run, so that a failure comes again.
const SEED: u64 = 20_231_117;

/// The stack that a thread of WebAssembly has.
const STACK: usize = 1024 * 1024;

/// A success, and what else an answer may come with.
const STATUSES: [u16; 10] = [200, 200, 200, 200, 200, 200, 201, 400, 404, 422];

/// The answers as they should be, by their names: documented, and what the documentation leaves out.
fn samples() -> HashMap<String, Json> {
    let read = |text: &str| serde_json::from_str::<HashMap<String, Value>>(text).unwrap();
    let documented = read(include_str!("../fixtures/documented-samples.json"));
    let undocumented = read(include_str!("../fixtures/undocumented-samples.json"));
    let documented = documented
        .into_iter()
        .map(|(name, sample)| (name, Json::from(&sample["success"]["body"])));
    let undocumented = undocumented
        .into_iter()
        .map(|(name, sample)| (name, Json::from(&sample)));
    documented.chain(undocumented).collect()
}

#[test]
fn every_sample_is_tried() {
    let mut tried: Vec<_> = RESOURCES.iter().map(|resource| resource.sample.to_owned()).collect();
    let mut there: Vec<_> = samples().into_keys().collect();
    tried.sort_unstable();
    there.sort_unstable();
    assert_eq!(tried, there);
}

#[test]
fn samples_are_read_as_they_are() {
    let samples = samples();
    let is_refused = |resource: &&Resource| !(resource.read)(200, &samples[resource.sample].to_string());
    let refused: Vec<_> = RESOURCES
        .iter()
        .filter(is_refused)
        .map(|resource| resource.sample)
        .collect();
    assert_eq!(refused, ["refused fields"]);
}

#[test]
fn mutants_of_every_answer_are_read_or_refused_with_bounded_effort() {
    let seed = std::env::var("MUTATION_SEED").map_or(SEED, |seed| seed.parse().unwrap());
    say(&format!("MUTATION_SEED={seed}"));
    let left = Mutex::new((0..).zip(&RESOURCES));
    let tried = Mutex::new(Tried::default());
    let samples = samples();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            let work = || {
                while let Some((place, resource)) = next(&left) {
                    let of_resource = try_mutants(resource, &samples[resource.sample], seed, place * MUTANTS);
                    say(&format!("{:<55}{of_resource}", resource.sample));
                    tried.lock().unwrap().add(&of_resource);
                }
            };
            thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, work)
                .unwrap();
        }
    });
    let tried = tried.into_inner().unwrap();
    say(&format!(
        "{:<55}{tried}",
        format!("all {} kinds of answers", RESOURCES.len())
    ));
    assert_eq!(tried.accepted + tried.refused, MUTANTS * RESOURCES.len() as u64);
    // Mutations that leave nothing, or everything, as it was would try nothing.
    assert!(tried.accepted > tried.refused / 4 && tried.refused > tried.accepted / 4);
}

fn next<T>(left: &Mutex<impl Iterator<Item = T>>) -> Option<T> {
    left.lock().unwrap().next()
}

/// What has come of mutants.
#[derive(Default)]
struct Tried {
    accepted: u64,
    refused: u64,
    /// The length of all.
    bytes: usize,
    /// The most memory for each byte of an answer.
    most: u64,
}

impl Tried {
    fn add(&mut self, other: &Self) {
        self.accepted += other.accepted;
        self.refused += other.refused;
        self.bytes += other.bytes;
        self.most = self.most.max(other.most);
    }
}

impl std::fmt::Display for Tried {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            accepted,
            refused,
            bytes,
            most,
        } = self;
        let all = accepted + refused;
        write!(
            f,
            "{all:>7} mutants: {accepted:>6} read, {refused:>6} refused, {:>4} MB, at most {most} B per B",
            bytes / 1_000_000
        )
    }
}

fn try_mutants(resource: &Resource, answer: &Json, seed: u64, first: u64) -> Tried {
    let mut tried = Tried::default();
    for number in first..first + MUTANTS {
        let mut random = Rng::with_seed(seed.wrapping_add(number));
        let body = mutated(answer, &mut random);
        let status = STATUSES[random.usize(0..STATUSES.len())];
        let mut accepted = false;
        let work = || accepted = (resource.read)(status, &body);
        let outcome = catch_unwind(AssertUnwindSafe(|| effort::of(work)));
        let fault = match &outcome {
            Ok(effort) => effort::excess(effort, body.len()),
            Err(_) => Some("a panic".to_owned()),
        };
        if let Some(fault) = fault {
            panic!(
                "{}, mutant {number}, MUTATION_SEED={seed}: {fault}: {status} {}",
                resource.sample,
                shortened(&body)
            );
        }
        *(if accepted {
            &mut tried.accepted
        } else {
            &mut tried.refused
        }) += 1;
        tried.bytes += body.len();
        let effort = outcome.unwrap_or_default();
        tried.most = tried.most.max(effort.bytes_max / body.len().max(500) as u64);
    }
    tried
}

fn shortened(body: &str) -> String {
    const MOST: usize = 2000;
    let letters = body.chars().count();
    let end: String = body
        .chars()
        .skip(letters.saturating_sub(MOST / 2).max(MOST / 2))
        .collect();
    let beginning: String = body.chars().take(MOST / 2).collect();
    if end.is_empty() {
        beginning
    } else {
        format!("{beginning} … {end}")
    }
}

/// Written past the test harness, which keeps what a test prints: the figures are wanted in every run.
fn say(line: &str) {
    writeln!(stdout(), "{line}").unwrap();
}

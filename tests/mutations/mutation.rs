//! How an answer is made odd.

use fastrand::Rng;

use super::json::Json;
use super::oddities::{LONG, NOISE, ODD};

type Mutation<T> = fn(&mut T, &mut Rng);

/// What can happen to a value.
const OF_VALUES: [Mutation<Json>; 10] = [
    // Something else stands there, mostly of another type: three times as often as the rest.
    be_odd,
    be_odd,
    be_odd,
    become_text_or_number,
    be_long,
    be_nested,
    lose_a_part,
    double_a_part,
    rename_a_field,
    swap_parts,
];

/// What can happen to the text of an answer.
const OF_TEXTS: [Mutation<String>; 5] = [cut, begin_with_noise, end_with_noise, lose_a_letter, double];

/// An answer after a few mutations.
pub fn mutated(answer: &Json, random: &mut Rng) -> String {
    let mut answer = answer.clone();
    for _ in 0..random.usize(1..=4) {
        let place = random.usize(0..answer.count());
        OF_VALUES[random.usize(0..OF_VALUES.len())](answer.at(place), random);
    }
    let mut text = answer.to_string();
    if random.u8(0..4) == 0 {
        OF_TEXTS[random.usize(0..OF_TEXTS.len())](&mut text, random);
    }
    text
}

fn be_odd(value: &mut Json, random: &mut Rng) {
    *value = Json::Written(ODD[random.usize(0..ODD.len())].to_owned());
}

/// The same with quotes if it had none, and without if it had (Q1).
fn become_text_or_number(value: &mut Json, _: &mut Rng) {
    if let Json::Written(text) = value {
        *text = match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
            Some(inner) => inner.to_owned(),
            None => format!("\"{text}\""),
        };
    }
}

/// Mostly short, since there are many; what is 10,000 levels deep or a megabyte long takes its time.
fn be_long(value: &mut Json, random: &mut Rng) {
    let length = match random.u16(0..1000) {
        0 => 1_000_000,
        1..50 => 20_000,
        _ => random.usize(0..300),
    };
    let (_, long) = LONG[random.usize(0..LONG.len())];
    *value = Json::Written(long(length));
}

fn be_nested(value: &mut Json, random: &mut Rng) {
    for _ in 0..random.usize(1..=8) {
        let inner = value.clone();
        *value = if random.bool() {
            Json::List(vec![inner])
        } else {
            Json::Object(vec![("\"0\"".to_owned(), inner)])
        };
    }
}

fn lose_a_part(value: &mut Json, random: &mut Rng) {
    match value {
        Json::List(values) if !values.is_empty() => {
            values.remove(random.usize(0..values.len()));
        }
        Json::Object(fields) if !fields.is_empty() => {
            fields.remove(random.usize(0..fields.len()));
        }
        _ => {}
    }
}

/// A field of an object is then there twice, with another value the second time.
fn double_a_part(value: &mut Json, random: &mut Rng) {
    match value {
        Json::List(values) if !values.is_empty() => {
            values.push(values[random.usize(0..values.len())].clone());
        }
        Json::Object(fields) if !fields.is_empty() => {
            let (name, mut value) = fields[random.usize(0..fields.len())].clone();
            be_odd(&mut value, random);
            fields.insert(random.usize(0..=fields.len()), (name, value));
        }
        _ => {}
    }
}

/// A field has the name of another, no name, or an odd one, which may be none.
fn rename_a_field(value: &mut Json, random: &mut Rng) {
    let Json::Object(fields) = value else { return };
    if fields.is_empty() {
        return;
    }
    let name = match random.u8(0..3) {
        0 => fields[random.usize(0..fields.len())].0.clone(),
        1 => "\"\"".to_owned(),
        _ => ODD[random.usize(0..ODD.len())].to_owned(),
    };
    let place = random.usize(0..fields.len());
    fields[place].0 = name;
}

/// Values of different columns are in each other's place.
fn swap_parts(value: &mut Json, random: &mut Rng) {
    match value {
        Json::List(values) => random.shuffle(values),
        Json::Object(fields) if !fields.is_empty() => {
            let value = fields[random.usize(0..fields.len())].1.clone();
            let place = random.usize(0..fields.len());
            fields[place].1 = value;
        }
        _ => {}
    }
}

fn cut(text: &mut String, random: &mut Rng) {
    text.truncate(boundary(text, random));
}

fn begin_with_noise(text: &mut String, random: &mut Rng) {
    text.insert_str(0, NOISE[random.usize(0..NOISE.len())]);
}

fn end_with_noise(text: &mut String, random: &mut Rng) {
    text.push_str(NOISE[random.usize(0..NOISE.len())]);
}

fn lose_a_letter(text: &mut String, random: &mut Rng) {
    let at = boundary(text, random);
    if at < text.len() {
        text.remove(at);
    }
}

fn double(text: &mut String, _: &mut Rng) {
    *text = text.repeat(2);
}

/// A place between two characters.
fn boundary(text: &str, random: &mut Rng) -> usize {
    let mut at = random.usize(0..=text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

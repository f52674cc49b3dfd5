//! Fuzzing (`make fuzz`): arbitrary and mutated bytes through everything that reads bytes of strangers. A program of the
//! tests, never part of the product.
//!
//! Each input is a function of (seed, part, number), so a failure comes again with the same arguments. An input fails if
//! it panics, takes more than a second, or more memory than [`run::allowed`]. It is then made small and written to a folder;
//! once the fault is mended, its place is `tests/data/fuzz/<part>/`, where every build reads it (see [`tests`]).
//!
//! No coverage guides it: its reach comes from seeds in every shape that the product reads, and from mutations that know
//! the shapes (checksums are made right again, so that damage gets past them).

// A program for people, with a clock.
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

mod archive;
mod case;
mod mutate;
mod rng;
mod run;
mod seeds;
mod shrink;
mod targets;
#[cfg(test)]
mod tests;

use run::{Failure, Kind, Watched};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Instant;
use targets::Target;

#[global_allocator]
static MEMORY: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;

/// What the arguments ask for.
struct Asked {
    part: Option<String>,
    bytes: u64,
    seed: u64,
    /// Seconds after which the rest is left.
    seconds: u64,
    /// One input only, by its number.
    number: Option<u64>,
    /// One input only, from a file.
    file: Option<PathBuf>,
    out: PathBuf,
}

impl Asked {
    /// `name=value`, as of `make`.
    fn of(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut asked = Self {
            part: None,
            bytes: 1_000_000_000,
            seed: 1,
            seconds: u64::MAX,
            number: None,
            file: None,
            out: PathBuf::from("target/fuzz-found"),
        };
        for argument in arguments {
            let (name, value) = argument.split_once('=').unwrap_or((&argument, ""));
            let number = || {
                value
                    .replace('_', "")
                    .parse::<u64>()
                    .map_err(|_| argument.clone())
            };
            match name {
                _ if value.is_empty() => {}
                "PART" => asked.part = Some(value.to_owned()),
                "BYTES" => asked.bytes = number()?,
                "SEED" => asked.seed = number()?,
                "SECONDS" => asked.seconds = number()?,
                "NUMBER" => asked.number = Some(number()?),
                "FILE" => asked.file = Some(PathBuf::from(value)),
                "OUT" => asked.out = PathBuf::from(value),
                _ => return Err(argument),
            }
        }
        Ok(asked)
    }
}

/// What a part has seen.
#[derive(Default)]
struct Count {
    inputs: u64,
    bytes: u64,
    /// Bytes after unpacking.
    read: u64,
    /// Seconds of the slowest input, and its number.
    slowest: (f64, u64),
    /// Greatest share of the memory that is allowed, and the input's number.
    fullest: (f64, u64),
    failures: BTreeSet<String>,
}

fn main() -> std::process::ExitCode {
    let asked = match Asked::of(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(argument) => {
            println!("not understood: {argument}");
            return std::process::ExitCode::FAILURE;
        }
    };
    let parts: Vec<Target> = targets::all()
        .into_iter()
        .filter(|t| asked.part.as_ref().is_none_or(|part| t.name == part))
        .collect();
    if parts.is_empty() {
        let names: Vec<_> = targets::all().iter().map(|t| t.name).collect();
        println!("no such part; there are {}", names.join(", "));
        return std::process::ExitCode::FAILURE;
    }
    run::LOUD.store(
        asked.number.is_some() || asked.file.is_some(),
        Ordering::SeqCst,
    );
    run::quiet_panics();
    let shares: u64 = parts.iter().map(|t| t.share).sum();
    let began = Instant::now();
    println!(
        "part        inputs          bytes  after unpacking   MB/s     slowest    (input)  memory  (input)  failures"
    );
    let (mut all, mut failed) = (Count::default(), false);
    for part in &parts {
        let bytes = asked.bytes / shares * part.share;
        let seconds = (asked.seconds / shares).saturating_mul(part.share).max(1);
        let started = Instant::now();
        let count = fuzz(part, &asked, bytes, seconds);
        let name = part.name;
        print_count(name, &count, started.elapsed().as_secs_f64());
        failed |= !count.failures.is_empty();
        all.inputs += count.inputs;
        all.bytes += count.bytes;
        all.read += count.read;
        if count.slowest.0 > all.slowest.0 {
            all.slowest = count.slowest;
        }
        if count.fullest.0 > all.fullest.0 {
            all.fullest = count.fullest;
        }
        all.failures
            .extend(count.failures.into_iter().map(|f| format!("{name}: {f}")));
    }
    print_count("all", &all, began.elapsed().as_secs_f64());
    for failure in &all.failures {
        println!("{failure}");
    }
    if failed {
        std::process::ExitCode::FAILURE
    } else {
        std::process::ExitCode::SUCCESS
    }
}

#[allow(clippy::cast_precision_loss)] // For people.
fn print_count(name: &str, count: &Count, seconds: f64) {
    println!(
        "{name:8} {:9} {:14} {:16} {:6.1}  {:7.0} ms ({:8}) {:5.0} % ({:8}) {:9}",
        count.inputs,
        count.bytes,
        count.read,
        count.bytes as f64 / 1e6 / seconds.max(1e-9),
        count.slowest.0 * 1e3,
        count.slowest.1,
        count.fullest.0 * 100.0,
        count.fullest.1,
        count.failures.len()
    );
}

fn fuzz(part: &Target, asked: &Asked, bytes: u64, seconds: u64) -> Count {
    let mut count = Count::default();
    let seeds = (part.seeds)();
    let make = |number: u64| part.input(&seeds, asked.seed, number);
    std::thread::scope(|scope| {
        let (watched, watch) = Watched::new();
        let (seeds, out) = (&seeds, asked.out.clone());
        let again = move |number| part.input(seeds, asked.seed, number);
        scope.spawn(move || {
            // A hang that never ends, or memory that would end the machine's.
            if let Some(number) = watch.guard() {
                let kind = Kind::Hang;
                keep(
                    &out,
                    part,
                    &format!("{}-{number}", kind.word()),
                    &again(number),
                );
                println!(
                    "{}: input {number} of seed {} does not end",
                    part.name, asked.seed
                );
                std::process::exit(1);
            }
        });
        let started = Instant::now();
        let mut number = asked.number.unwrap_or(0);
        while count.bytes < bytes && started.elapsed().as_secs() < seconds {
            let input = match &asked.file {
                Some(path) => std::fs::read(path).unwrap_or_default(),
                None => make(number),
            };
            watched.begin(number);
            let done = run::run(part, &input);
            watched.end();
            count.inputs += 1;
            count.bytes += input.len() as u64;
            count.read += done.read;
            if done.seconds > count.slowest.0 {
                count.slowest = (done.seconds, number);
            }
            if done.share() > count.fullest.0 {
                count.fullest = (done.share(), number);
            }
            if let Some(failure) = done.failure(part, &input)
                && count.failures.insert(failure.place.clone())
            {
                report(part, asked, number, &input, &failure);
            }
            if asked.number.is_some() || asked.file.is_some() {
                break;
            }
            number += 1;
        }
    });
    count
}

/// Makes a failing input small, and keeps it.
fn report(part: &Target, asked: &Asked, number: u64, input: &[u8], failure: &Failure) {
    let small = shrink::shrink(part, input, failure);
    let path = keep(
        &asked.out,
        part,
        &format!("{}-{number}", failure.kind.word()),
        &small,
    );
    println!(
        "{}: {} (input {number} of seed {}, {} bytes, made {}): {}",
        part.name,
        failure.place,
        asked.seed,
        input.len(),
        small.len(),
        path.display()
    );
}

fn keep(out: &Path, part: &Target, name: &str, input: &[u8]) -> PathBuf {
    let folder = out.join(part.name);
    let path = folder.join(name);
    let kept = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, input));
    if let Err(error) = kept {
        println!("{}: {error}", path.display());
    }
    path
}

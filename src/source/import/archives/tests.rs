use super::{Archive, Limits};
use crate::source::ProblemCode;
use flate2::{Compression, write::GzEncoder};
use std::io::{Cursor, Read, Seek, SeekFrom, Write};

const LOG: &[u8] = b"[{\"id\":\"1\",\"userAgent\":\"Apple-iPhone14C5/1902.74\"}]";

/// A zip of (name, content, method).
fn zip(files: &[(&str, &[u8], rawzip::CompressionMethod)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    for (name, content, method) in files {
        if name.ends_with('/') {
            archive.new_dir(name).create().unwrap();
            continue;
        }
        let (mut entry, config) = archive
            .new_file(name)
            .compression_method(*method)
            .start()
            .unwrap();
        let descriptor = if *method == rawzip::CompressionMethod::DEFLATE {
            let encoder = flate2::write::DeflateEncoder::new(&mut entry, Compression::best());
            let mut writer = config.wrap(encoder);
            writer.write_all(content).unwrap();
            let (encoder, descriptor) = writer.finish().unwrap();
            encoder.finish().unwrap();
            descriptor
        } else {
            let mut writer = config.wrap(&mut entry);
            writer.write_all(content).unwrap();
            writer.finish().unwrap().1
        };
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}

fn deflated(files: &[(&str, &[u8])]) -> Vec<u8> {
    let files: Vec<_> = files
        .iter()
        .map(|(name, content)| (*name, *content, rawzip::CompressionMethod::DEFLATE))
        .collect();
    zip(&files)
}

fn gz(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// Everything of one entry, in small reads, and how it ended.
fn entry<R: Read + Seek>(
    archive: &mut Archive<R>,
    number: usize,
) -> (Vec<u8>, Option<ProblemCode>) {
    let mut content = Vec::new();
    if let Err(code) = archive.open_entry(number) {
        return (content, Some(code));
    }
    let mut buffer = [0; 7_000];
    loop {
        match archive.read(&mut buffer) {
            Ok(0) => return (content, None),
            Ok(count) => content.extend_from_slice(&buffer[..count]),
            Err(code) => {
                assert_eq!(archive.read(&mut buffer), Err(code), "an error stays");
                return (content, Some(code));
            }
        }
    }
}

fn open(bytes: &[u8]) -> Result<Archive<Cursor<&[u8]>>, ProblemCode> {
    Archive::open(Cursor::new(bytes), Limits::default())
}

/// All entries with how they ended, or why the archive could not be opened.
type All = Result<Vec<(String, Vec<u8>, Option<ProblemCode>)>, ProblemCode>;

fn all(bytes: &[u8], limits: Limits) -> All {
    let mut archive = Archive::open(Cursor::new(bytes), limits)?;
    let names: Vec<String> = archive.entries().iter().map(|e| e.name.clone()).collect();
    Ok(names
        .into_iter()
        .enumerate()
        .map(|(number, name)| {
            let (content, code) = entry(&mut archive, number);
            (name, content, code)
        })
        .collect())
}

fn only(bytes: &[u8]) -> (Vec<u8>, Option<ProblemCode>) {
    match all(bytes, Limits::default()) {
        Ok(entries) => {
            let [(_, content, code)] = entries.as_slice() else {
                panic!("{} entries", entries.len())
            };
            (content.clone(), *code)
        }
        Err(code) => (Vec::new(), Some(code)),
    }
}

#[test]
fn files_of_a_zip_in_order() {
    let long: Vec<u8> = (0..300_000u32)
        .flat_map(|n| n.wrapping_mul(n ^ 0x9e37).to_le_bytes())
        .collect();
    let bytes = zip(&[
        ("logs/", b"", rawzip::CompressionMethod::STORE),
        ("logs/a.json", LOG, rawzip::CompressionMethod::DEFLATE),
        (
            "__MACOSX/logs/._a.json",
            b"x",
            rawzip::CompressionMethod::STORE,
        ),
        ("logs/.DS_Store", b"x", rawzip::CompressionMethod::STORE),
        ("b.json", LOG, rawzip::CompressionMethod::STORE),
        ("long", &long, rawzip::CompressionMethod::DEFLATE),
        ("empty", b"", rawzip::CompressionMethod::STORE),
    ]);
    let entries = all(&bytes, Limits::default()).unwrap();
    let expected: [(&str, &[u8]); 4] = [
        ("logs/a.json", LOG),
        ("b.json", LOG),
        ("long", &long),
        ("empty", b""),
    ];
    assert_eq!(entries.len(), expected.len());
    for ((name, content, code), (wanted, bytes)) in entries.iter().zip(expected) {
        assert_eq!((name.as_str(), code), (wanted, &None));
        assert!(content == bytes, "{name}");
    }
    // Any order, and again.
    let mut archive = open(&bytes).unwrap();
    assert_eq!(archive.entries()[2].claimed, Some(long.len() as u64));
    for number in [1, 0, 1] {
        assert_eq!(entry(&mut archive, number), (LOG.to_vec(), None));
    }
    assert_eq!(entry(&mut archive, 9).1, Some(ProblemCode::CannotRead));
}

#[test]
fn gzip_with_one_and_more_members() {
    assert_eq!(only(&gz(LOG)), (LOG.to_vec(), None));
    let two = [gz(b"[1,"), gz(b"2]")].concat();
    assert_eq!(only(&two), (b"[1,2]".to_vec(), None));
    assert_eq!(only(&gz(b"")), (Vec::new(), None));
    // What fills a block behind the last member is none.
    for zeros in [1, 511, 100_000] {
        let padded = [two.clone(), vec![0; zeros]].concat();
        assert_eq!(only(&padded), (b"[1,2]".to_vec(), None));
        let apart = [gz(b"[1,"), vec![0; zeros], gz(b"2]")].concat();
        assert_eq!(only(&apart), (b"[1,2]".to_vec(), None));
        let other = [padded, b"x".to_vec()].concat();
        assert_eq!(only(&other).1, Some(ProblemCode::ArchiveDamaged));
    }
    let mut named = flate2::GzBuilder::new()
        .filename("signins.json")
        .write(Vec::new(), Compression::fast());
    named.write_all(LOG).unwrap();
    let named = named.finish().unwrap();
    let mut archive = open(&named).unwrap();
    assert_eq!(archive.entries()[0].name, "signins.json");
    for _ in 0..2 {
        assert_eq!(entry(&mut archive, 0), (LOG.to_vec(), None));
    }
}

#[test]
fn more_members_than_any_log_has_are_refused() {
    let all = |count: usize, content: &[u8]| only(&gz(content).repeat(count));
    assert_eq!(all(60_000, b"").1, None);
    let refused = (Vec::new(), Some(ProblemCode::ArchiveTooManyEntries));
    assert_eq!(all(80_000, b""), refused);
}

/// Many members of a few bytes each are as good as one: a buffer is filled before anybody looks at it.
#[test]
fn small_members_come_in_full_buffers() {
    let members: Vec<u8> = (0..5_000).flat_map(|_| gz(b"ab")).collect();
    let mut archive = open(&members).unwrap();
    archive.open_entry(0).unwrap();
    let mut buffer = [0; 4_000];
    for count in [4_000, 4_000, 2_000, 0] {
        assert_eq!(archive.read(&mut buffer), Ok(count));
    }
}

#[test]
fn no_entry_is_open_at_first() {
    let bytes = deflated(&[("a", LOG)]);
    assert_eq!(
        open(&bytes).unwrap().read(&mut [0; 9]),
        Err(ProblemCode::CannotRead)
    );
    let bytes = gz(LOG);
    assert_eq!(
        open(&bytes).unwrap().read(&mut [0; 9]),
        Err(ProblemCode::CannotRead)
    );
}

#[test]
fn archives_in_archives_are_refused() {
    let inner = deflated(&[("a.json", LOG)]);
    for nested in [
        deflated(&[("inner", &inner)]),
        deflated(&[("inner", &gz(LOG))]),
        gz(&inner),
        gz(&gz(LOG)),
    ] {
        assert_eq!(
            only(&nested),
            (Vec::new(), Some(ProblemCode::ArchiveNested))
        );
    }
}

#[test]
fn workbooks_are_recognised() {
    let content = ("[Content_Types].xml", &b"<x/>"[..]);
    let xlsx = deflated(&[content, ("xl/workbook.xml", b"<x/>")]);
    assert_eq!(all(&xlsx, Limits::default()), Err(ProblemCode::Excel));
    let docx = deflated(&[content, ("word/document.xml", b"<x/>")]);
    assert_eq!(all(&docx, Limits::default()), Err(ProblemCode::Binary));
}

/// Patches the directory and local header of a zip with one entry.
fn patched(offset_local: usize, offset_directory: usize, value: u16) -> Vec<u8> {
    let mut bytes = deflated(&[("a.json", LOG)]);
    let directory = bytes.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    for at in [offset_local, directory + offset_directory] {
        bytes[at..at + 2].copy_from_slice(&value.to_le_bytes());
    }
    bytes
}

#[test]
fn encryption_and_other_methods_are_told() {
    let flags = u16::from_le_bytes(deflated(&[("a.json", LOG)])[6..8].try_into().unwrap());
    assert_eq!(
        only(&patched(6, 8, flags | 1)).1,
        Some(ProblemCode::ArchiveEncrypted)
    );
    for method in [9, 12, 14, 93, 95] {
        assert_eq!(
            only(&patched(8, 10, method)).1,
            Some(ProblemCode::ArchiveMethod)
        );
    }
}

#[test]
fn damage_is_told_and_costs_no_other_entry() {
    let good = deflated(&[("a.json", LOG), ("b.json", LOG)]);
    let data = 30 + "a.json".len();
    let mut bytes = good.clone();
    bytes[data + 9] ^= 0xff;
    let entries = all(&bytes, Limits::default()).unwrap();
    assert_eq!(entries[0].2, Some(ProblemCode::ArchiveDamaged));
    assert_eq!((&entries[1].1[..], entries[1].2), (LOG, None));
    // A wrong checksum alone.
    let mut stored = zip(&[("a", LOG, rawzip::CompressionMethod::STORE)]);
    stored[30 + 1 + 5] ^= 1;
    assert_eq!(only(&stored).1, Some(ProblemCode::ArchiveDamaged));
    let mut packed = gz(LOG);
    let crc = packed.len() - 8;
    packed[crc] ^= 1;
    assert_eq!(only(&packed).1, Some(ProblemCode::ArchiveDamaged));
    // What came before the damage is given.
    let noise: Vec<u8> = (0..200_000u32)
        .flat_map(|n| n.wrapping_mul(n ^ 0x9e37).to_le_bytes())
        .collect();
    let cut = &gz(&noise)[..200_000];
    let (content, code) = only(cut);
    assert_eq!(code, Some(ProblemCode::ArchiveDamaged));
    assert!(content.len() > 100_000 && noise.starts_with(&content));
}

#[test]
fn every_truncation_is_damage() {
    let whole = deflated(&[("a.json", LOG)]);
    for len in 2..whole.len() {
        assert_eq!(
            all(&whole[..len], Limits::default()),
            Err(ProblemCode::ArchiveDamaged),
            "{len}"
        );
    }
    let whole = gz(LOG);
    for len in 2..whole.len() {
        assert_eq!(
            only(&whole[..len]).1,
            Some(ProblemCode::ArchiveDamaged),
            "{len}"
        );
    }
}

#[test]
fn bombs_stop_early() {
    let zeros = vec![0; 40 << 20];
    let bomb = deflated(&[("a.json", &zeros)]);
    for bytes in [bomb, gz(&zeros)] {
        let (content, code) = only(&bytes);
        assert_eq!(code, Some(ProblemCode::ArchiveRatio));
        assert!(content.len() <= 17 << 20);
    }
    // Harmless in size: however well it packs.
    assert_eq!(only(&gz(&zeros[..15 << 20])).1, None);
    // Every entry within the ratio, all together not: they share the packed bytes.
    let limits = Limits {
        ratio_from: 1_000_000,
        ratio: 50,
        ..Limits::default()
    };
    let log = LOG.repeat(9_000);
    let one = deflated(&[("a.json", &log)]);
    assert_eq!(all(&one, limits).unwrap()[0].2, None);
    let mut archive = Archive::open(Cursor::new(&one), limits).unwrap();
    let mut codes = (0..99).map(|_| entry(&mut archive, 0).1);
    assert_eq!(codes.find_map(|c| c), Some(ProblemCode::ArchiveRatio));
    // In all too large.
    let limits = Limits {
        expanded: 100,
        ..Limits::default()
    };
    let three = deflated(&[("a", LOG), ("b", LOG), ("c", LOG)]);
    let codes: Vec<_> = all(&three, limits)
        .unwrap()
        .into_iter()
        .map(|e| e.2)
        .collect();
    assert_eq!(
        codes,
        [
            None,
            Some(ProblemCode::ArchiveTooLarge),
            Some(ProblemCode::ArchiveTooLarge)
        ]
    );
}

#[test]
fn files_are_counted_and_folders_are_not() {
    let limits = Limits {
        entries: 3,
        ..Limits::default()
    };
    let names: Vec<String> = (0..9).map(|n| format!("{n}/")).collect();
    let folders = names.iter().map(|n| (n.as_str(), &b""[..]));
    let mut all_of: Vec<_> = folders
        .chain([("a", LOG), ("b", LOG), ("c", LOG)])
        .collect();
    assert_eq!(all(&deflated(&all_of), limits).unwrap().len(), 3);
    all_of.push(("d", LOG));
    let code = all(&deflated(&all_of), limits);
    assert_eq!(code, Err(ProblemCode::ArchiveTooManyEntries));
}

#[test]
fn an_entry_that_lies_about_its_size() {
    // The directory claims fewer and more bytes than there are.
    for claimed in [10u32, 1_000] {
        let mut bytes = deflated(&[("a.json", LOG)]);
        let directory = bytes.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
        bytes[directory + 24..directory + 28].copy_from_slice(&claimed.to_le_bytes());
        assert_eq!(only(&bytes).1, Some(ProblemCode::ArchiveDamaged));
    }
}

/// A file that cannot be read beyond some byte.
struct Broken(Cursor<Vec<u8>>, u64);

impl Read for Broken {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.0.position() >= self.1 {
            return Err(std::io::Error::other("gone"));
        }
        let most = buffer.len().min((self.1 - self.0.position()) as usize);
        self.0.read(&mut buffer[..most])
    }
}

impl Seek for Broken {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_file_that_cannot_be_read_is_not_called_damaged() {
    let noise: Vec<u8> = (0..200_000u32)
        .flat_map(|n| n.wrapping_mul(n ^ 0x9e37).to_le_bytes())
        .collect();
    let bytes = gz(&noise);
    let mut archive =
        Archive::open(Broken(Cursor::new(bytes), 100_000), Limits::default()).unwrap();
    assert_eq!(entry(&mut archive, 0).1, Some(ProblemCode::CannotRead));
    let bytes = deflated(&[("a", LOG)]);
    let code = Archive::open(Broken(Cursor::new(bytes), 40), Limits::default()).err();
    assert_eq!(code, Some(ProblemCode::CannotRead));
}

proptest::proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(
        mut bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..600),
        mark in proptest::sample::select(vec![&b""[..], b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08"]),
    ) {
        bytes.splice(0..0, mark.iter().copied());
        let _ = all(&bytes, Limits::default());
    }

    #[test]
    fn damaged_archives_never_panic_and_never_give_wrong_bytes_in_good_order(
        gzip: bool,
        harm in proptest::collection::vec((0usize..400, proptest::prelude::any::<u8>()), 1..4),
    ) {
        let log = LOG.repeat(3);
        let mut bytes = if gzip { gz(&log) } else { deflated(&[("a.json", &log)]) };
        for (at, byte) in harm {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        if let Ok(entries) = all(&bytes, Limits::default()) {
            for (_, content, code) in entries {
                proptest::prop_assert!(code.is_some() || content == log);
            }
        }
    }
}

//! All drafts as one archive, one file for each mail, not compressed: they are small.

use rawzip::{CompressionMethod, ZipArchiveWriter};
use std::io::Write;

/// The archive of `(what the name is made of, content)`. Names are numbered, and of letters that every system takes.
///
/// # Errors
/// Only if memory ends.
pub fn bundle<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut out);
    for (n, (name, content)) in (1..).zip(files) {
        let name = format!("{n:04}-{}.eml", safe(name));
        let (mut entry, config) = archive
            .new_file(&name)
            .compression_method(CompressionMethod::STORE)
            .start()
            .ok()?;
        let mut writer = config.wrap(&mut entry);
        writer.write_all(content.as_bytes()).ok()?;
        let (_, descriptor) = writer.finish().ok()?;
        entry.finish(descriptor).ok()?;
    }
    archive.finish().ok()?;
    Some(out)
}

/// At most forty letters, digits, dots and hyphens; no dot in front.
fn safe(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@') {
                c
            } else {
                '-'
            }
        })
        .take(40)
        .collect();
    name.trim_matches(['.', '-']).to_owned()
}

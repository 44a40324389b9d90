//! Archives of documents made part by part, and what is read of them.
#![allow(dead_code)]

use std::io::{Cursor, Read, Write};

use nutgraf::document::Document;
use nutgraf::import::{Imported, Options, import};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// An archive with these parts, stored as they are.
pub fn stored(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, p)| (*n, p.as_bytes())).collect();
    archive(&parts, CompressionMethod::Stored)
}

/// The same, of parts that may be no text.
pub fn stored_bytes(parts: &[(&str, &[u8])]) -> Vec<u8> {
    archive(parts, CompressionMethod::Stored)
}

/// An archive with these parts, packed.
pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, p)| (*n, p.as_bytes())).collect();
    archive(&parts, CompressionMethod::Deflated)
}

fn archive(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(*name, options).unwrap();
        zip.write_all(part).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of an archive, unpacked.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = zip.len();
    let mut part = |at| {
        let mut member = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        (member.name().to_owned(), bytes)
    };
    (0..count).map(&mut part).collect()
}

/// Bytes packed as they are in an archive, without what stands around them there.
pub fn deflated(bytes: &[u8]) -> Vec<u8> {
    let zip = archive(&[("x", bytes)], CompressionMethod::Deflated);
    let mut zip = ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut packed = Vec::new();
    zip.by_index_raw(0)
        .unwrap()
        .read_to_end(&mut packed)
        .unwrap();
    packed
}

/// Reads what must be read without a warning.
pub fn read(name: &str, bytes: Vec<u8>) -> Document {
    let read: Imported = import(name, bytes, &Options::default()).unwrap();
    assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    read.document
}

/// The error of what can't be read.
pub fn refused(name: &str, bytes: Vec<u8>, options: &Options) -> String {
    format!("{:#}", import(name, bytes, options).unwrap_err())
}

/// Levels and titles of the sections that have one.
pub fn outline(document: &Document) -> Vec<(u8, &str)> {
    let sections = document.sections.iter().filter(|s| !s.title.is_empty());
    sections.map(|s| (s.level, s.title.as_str())).collect()
}

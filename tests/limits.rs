//! What a document may ask for, and what opens one that is locked: each error names the cause and the option.

use crate::support::cipher::{md5, rc4};
use crate::support::packed::{self, refused};
use crate::support::pdf::pdf;
use nutgraf::import::{Limits, Options, import};

fn limited(change: impl Fn(&mut Limits)) -> Options {
    let mut options = Options::default();
    change(&mut options.limits);
    options
}

/// A PDF whose page has this stream, which is packed in so many stages.
fn with_stream(stream: &[u8], stages: usize) -> Vec<u8> {
    let filters = "/FlateDecode".repeat(stages);
    let head = format!(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[4 0 R]/Count 1>>\nendobj\n\
         3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n\
         4 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>>>\nendobj\n\
         5 0 obj\n<</Length {}/Filter[{filters}]>>stream\n",
        stream.len()
    );
    let mut bytes = head.into_bytes();
    bytes.extend(stream);
    bytes.extend(b"\nendstream\nendobj\ntrailer<</Size 6/Root 1 0 R>>\n%%EOF\n");
    bytes
}

#[test]
fn streams_of_a_pdf_unpack_to_no_more_than_allowed() {
    let text = |blanks: usize| {
        let line = "BT /F 11 Tf 60 700 Td (The boats came in.) Tj ET";
        format!("{}{line}", " ".repeat(blanks)).into_bytes()
    };
    let small = limited(|limits| limits.inflated = 1 << 20);
    let bomb = packed::deflated(&text(3 << 20));
    let said = refused("a.pdf", with_stream(&bomb, 1), &small);
    assert!(
        said.starts_with("unpacks to more than 1 MiB at the stream at byte ")
            && said.ends_with("; --max-inflated allows more"),
        "{said}"
    );
    let twice = packed::deflated(&bomb);
    assert!(twice.len() < 500);
    let said = refused("a.pdf", with_stream(&twice, 2), &small);
    assert!(said.ends_with("--max-inflated allows more"), "{said}");
    for options in [
        Options::default(),
        limited(|limits| limits.inflated = 4 << 20),
    ] {
        let read = import("a.pdf", with_stream(&bomb, 1), &options).unwrap();
        assert_eq!(read.document.text, "The boats came in.");
    }
}

#[test]
fn pages_are_counted() {
    let page = |text| vec![(60.0, 700.0, 11.0, text)];
    let pages = [page("One boat."), page("Then two."), page("Three came.")];
    let bytes = pdf(&pages, "", &[]);
    let few = limited(|limits| limits.pages = 2);
    assert_eq!(
        refused("a.pdf", bytes.clone(), &few),
        "has more than 2 pages; --max-pages allows more"
    );
    assert!(import("a.pdf", bytes, &limited(|limits| limits.pages = 3)).is_ok());
    let content = format!(
        "<office:document-content><office:body><office:text>{}</office:text></office:body></office:document-content>",
        "<text:p>Boats.<text:soft-page-break/></text:p>".repeat(3)
    );
    let mime = ("mimetype", "application/vnd.oasis.opendocument.text");
    let bytes = packed::stored(&[mime, ("content.xml", &content)]);
    assert_eq!(
        refused("a.odt", bytes, &few),
        "has more than 2 pages; --max-pages allows more"
    );
}

/// A PDF of one page, encrypted with a key of 40 bits.
fn locked(password: &str) -> Vec<u8> {
    const PAD: &[u8; 32] = b"\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A";
    let padded = |word: &str| -> Vec<u8> {
        let all = word.bytes().chain(PAD.iter().copied());
        all.take(32).collect()
    };
    let hex = |bytes: &[u8]| -> String { bytes.iter().map(|b| format!("{b:02x}")).collect() };
    let id = b"0123456789abcdef";
    let owner = rc4(&md5(&padded("owner"))[..5], &padded(password));
    let rights = -4_i32;
    let secret = [
        padded(password),
        owner.clone(),
        rights.to_le_bytes().to_vec(),
        id.to_vec(),
    ]
    .concat();
    let key = &md5(&secret)[..5];
    let user = rc4(key, PAD);
    let of_object = [key, &[5, 0, 0, 0, 0]].concat();
    let text = b"BT /F 11 Tf 60 700 Td (The boats came in.) Tj ET";
    let stream = rc4(&md5(&of_object)[..10], text);
    let mut out = b"%PDF-1.4\n".to_vec();
    let content = [
        format!("<</Length {}>>stream\n", stream.len()).as_bytes(),
        &stream,
        b"\nendstream",
    ]
    .concat();
    let lock = format!(
        "<</Filter/Standard/V 1/R 2/O<{}>/U<{}>/P {rights}>>",
        hex(&owner),
        hex(&user)
    );
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>>>";
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>".to_vec(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
        page.as_bytes().to_vec(),
        content,
        lock.into_bytes(),
    ];
    let mut table = String::from("xref\n0 7\n0000000000 65535 f \n");
    for (at, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.extend(format!("{} 0 obj\n", at + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let id = hex(id);
    out.extend(
        format!("{table}trailer<</Size 7/Root 1 0 R/Encrypt 6 0 R/ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    out
}

#[test]
fn a_locked_pdf_opens_with_its_password() {
    let with = |password: &str| Options {
        password: Some(password.to_owned()),
        ..Options::default()
    };
    let read = |bytes, options: &Options| import("a.pdf", bytes, options).unwrap().document.text;
    // Nothing is asked where the password is empty.
    assert_eq!(read(locked(""), &Options::default()), "The boats came in.");
    assert_eq!(read(locked("salt"), &with("salt")), "The boats came in.");
    assert_eq!(
        refused("a.pdf", locked("salt"), &Options::default()),
        "is encrypted: give its password with --password"
    );
    assert_eq!(
        refused("a.pdf", locked("salt"), &with("pepper")),
        "is encrypted and the password given with --password does not open it"
    );
}

#[test]
fn ciphers_are_what_they_should_be() {
    let hex = |bytes: &[u8]| -> String { bytes.iter().map(|b| format!("{b:02x}")).collect() };
    assert_eq!(hex(&md5(b"")), "d41d8cd98f00b204e9800998ecf8427e");
    assert_eq!(hex(&md5(b"abc")), "900150983cd24fb0d6963f7d28e17f72");
    assert_eq!(hex(&rc4(b"Key", b"Plaintext")), "bbf316e8d940af0ad3");
}

#[test]
fn pages_of_a_printed_book_are_counted() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let bytes = std::fs::read(folder.join("harbour.epub")).unwrap();
    assert_eq!(
        refused("a.epub", bytes.clone(), &limited(|limits| limits.pages = 1)),
        "has more than 1 pages; --max-pages allows more"
    );
    let book = import("a.epub", bytes, &Options::default())
        .unwrap()
        .document;
    let at = |words: &str| book.page_at(book.text.find(words).unwrap());
    assert_eq!(at("Kiel"), Some("1"));
    assert_eq!(at("three hundred"), Some("2"));
}

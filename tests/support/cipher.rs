//! The ciphers that old encrypted PDFs are in, for fixtures only.

/// RC4 of some bytes.
pub fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: Vec<u8> = (0..=255).collect();
    let mut j = 0_usize;
    for i in 0..256 {
        j = (j + usize::from(state[i]) + usize::from(key[i % key.len()])) % 256;
        state.swap(i, j);
    }
    let (mut i, mut j) = (0_usize, 0_usize);
    let mut next = || {
        i = (i + 1) % 256;
        j = (j + usize::from(state[i])) % 256;
        state.swap(i, j);
        state[(usize::from(state[i]) + usize::from(state[j])) % 256]
    };
    bytes.iter().map(|byte| byte ^ next()).collect()
}

/// MD5 of some bytes.
pub fn md5(bytes: &[u8]) -> [u8; 16] {
    const TURNS: [[u32; 4]; 4] = [
        [7, 12, 17, 22],
        [5, 9, 14, 20],
        [4, 11, 16, 23],
        [6, 10, 15, 21],
    ];
    let mut message = bytes.to_vec();
    message.push(0x80);
    while message.len() % 64 != 56 {
        message.push(0);
    }
    message.extend((bytes.len() as u64 * 8).to_le_bytes());
    let mut sum: [u32; 4] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
    for chunk in message.chunks(64) {
        let word = |at: usize| u32::from_le_bytes(chunk[4 * at..4 * at + 4].try_into().unwrap());
        let [mut a, mut b, mut c, mut d] = sum;
        for round in 0..64_usize {
            let (mixed, at) = match round / 16 {
                0 => ((b & c) | (!b & d), round),
                1 => ((d & b) | (!d & c), (5 * round + 1) % 16),
                2 => (b ^ c ^ d, (3 * round + 5) % 16),
                _ => (c ^ (b | !d), (7 * round) % 16),
            };
            let sine = (((round + 1) as f64).sin().abs() * 4_294_967_296.0) as u32;
            let all = mixed
                .wrapping_add(a)
                .wrapping_add(sine)
                .wrapping_add(word(at));
            (a, d, c) = (d, c, b);
            b = b.wrapping_add(all.rotate_left(TURNS[round / 16][round % 4]));
        }
        for (sum, part) in sum.iter_mut().zip([a, b, c, d]) {
            *sum = sum.wrapping_add(part);
        }
    }
    let mut out = [0; 16];
    for (at, part) in sum.iter().enumerate() {
        out[4 * at..4 * at + 4].copy_from_slice(&part.to_le_bytes());
    }
    out
}

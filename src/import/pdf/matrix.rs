//! Owns the geometry of a page: transforms and boxes.

/// A transform `[a b c d e f]` as PDF writes it.
#[derive(Debug, Clone, Copy)]
pub struct Matrix(pub [f64; 6]);

impl Matrix {
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This first, then `outer`.
    pub fn then(self, outer: Self) -> Self {
        let (m, n) = (self.0, outer.0);
        Self([
            m[0] * n[0] + m[1] * n[2],
            m[0] * n[1] + m[1] * n[3],
            m[2] * n[0] + m[3] * n[2],
            m[2] * n[1] + m[3] * n[3],
            m[4] * n[0] + m[5] * n[2] + n[4],
            m[4] * n[1] + m[5] * n[3] + n[5],
        ])
    }

    /// Moved by `(x, y)` of its own space.
    pub fn moved(self, x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y]).then(self)
    }

    pub fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let m = self.0;
        (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
    }
}

/// A box in page space, `y` upwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    pub left: f64,
    pub bottom: f64,
    pub right: f64,
    pub top: f64,
}

impl Area {
    /// What holds nothing and grows by [`Self::add`].
    pub const NONE: Self = Self {
        left: f64::INFINITY,
        bottom: f64::INFINITY,
        right: f64::NEG_INFINITY,
        top: f64::NEG_INFINITY,
    };

    pub fn add(&mut self, (x, y): (f64, f64)) {
        self.left = self.left.min(x);
        self.right = self.right.max(x);
        self.bottom = self.bottom.min(y);
        self.top = self.top.max(y);
    }

    pub fn meet(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        }
    }

    /// Whether a point lies inside or no further off than `slack`.
    pub fn holds(self, (x, y): (f64, f64), slack: f64) -> bool {
        x >= self.left - slack
            && x <= self.right + slack
            && y >= self.bottom - slack
            && y <= self.top + slack
    }

    /// The box around a rectangle that a matrix has moved.
    pub fn of(matrix: Matrix, x0: f64, y0: f64, x1: f64, y1: f64) -> Self {
        let mut area = Self::NONE;
        for (x, y) in [(x0, y0), (x1, y0), (x0, y1), (x1, y1)] {
            area.add(matrix.apply(x, y));
        }
        area
    }
}

//! tarot

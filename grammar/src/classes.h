// Made by `cargo run -p xtask -- generate`. Do not edit.

#ifndef PLANMARK_CLASSES_H
#define PLANMARK_CLASSES_H

#include <stdbool.h>
#include <stdint.h>

// Chinese characters.
static inline bool is_han(int32_t c) {
  return (c >= 0x2E80 && c <= 0x2FD5) ||
         (c >= 0x3005 && c <= 0x3007) ||
         (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

// 〇 to 百.
static inline bool is_han_numeral(int32_t c) {
  return c == 0x3007 ||
         c == 0x4E00 ||
         c == 0x4E03 ||
         c == 0x4E09 ||
         c == 0x4E5D ||
         c == 0x4E8C ||
         c == 0x4E94 ||
         c == 0x516B ||
         c == 0x516D ||
         c == 0x5341 ||
         c == 0x56DB ||
         c == 0x767E ||
         c == 0x96F6;
}

// Arabic letters.
static inline bool is_arabic_letter(int32_t c) {
  return (c >= 0x620 && c <= 0x65F) ||
         (c >= 0x66E && c <= 0x6D3) ||
         (c >= 0x6FA && c <= 0x6FC) ||
         (c >= 0x750 && c <= 0x77F) ||
         (c >= 0xFB50 && c <= 0xFDFF) ||
         (c >= 0xFE70 && c <= 0xFEFC);
}

// Marks of direction, joiners and their like: not seen.
static inline bool is_invisible(int32_t c) {
  return c == 0xAD ||
         c == 0x61C ||
         (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069);
}

// Hyphens and dashes of every length.
static inline bool is_dash(int32_t c) {
  return c == 0x2D ||
         (c >= 0x2010 && c <= 0x2015) ||
         c == 0x2212 ||
         c == 0xFE58 ||
         c == 0xFE63 ||
         c == 0xFF0D;
}

// Apostrophes of every form.
static inline bool is_apostrophe(int32_t c) {
  return c == 0x27 ||
         c == 0x60 ||
         c == 0xB4 ||
         c == 0x2BC ||
         (c >= 0x2018 && c <= 0x2019) ||
         c == 0xFF07;
}

#endif

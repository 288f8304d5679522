//! Counts the memory that tree-sitter holds, by giving it an allocator that knows the size of each block.

use std::alloc::{Layout, alloc, dealloc, realloc};
use std::ffi::c_void;
use std::sync::atomic::{AtomicUsize, Ordering};

use tree_sitter::Allocator;

/// Bytes before each block that hold its size.
const HEADER: usize = 16;

static ALLOCATED: AtomicUsize = AtomicUsize::new(0);

/// The bytes that tree-sitter holds now.
pub(crate) fn allocated() -> usize {
    ALLOCATED.load(Ordering::Relaxed)
}

/// Makes tree-sitter allocate through this module. To be called before anything is parsed.
pub(crate) fn count_allocations() {
    // SAFETY: the four functions are those of one allocator, and nothing has been allocated by another.
    unsafe {
        tree_sitter::set_allocator(Some(Allocator { malloc, calloc, realloc: re_alloc, free }));
    }
}

fn layout(size: usize) -> Layout {
    Layout::from_size_align(size + HEADER, HEADER).expect("a block fits into memory")
}

unsafe extern "C" fn malloc(size: usize) -> *mut c_void {
    ALLOCATED.fetch_add(size, Ordering::Relaxed);
    // SAFETY: the layout is not empty, and the header lies within it.
    unsafe {
        let block = alloc(layout(size));
        block.cast::<usize>().write(size);
        block.add(HEADER).cast()
    }
}

unsafe extern "C" fn calloc(count: usize, size: usize) -> *mut c_void {
    // SAFETY: as above; the block is as long as what is cleared.
    unsafe {
        let block = malloc(count * size);
        block.cast::<u8>().write_bytes(0, count * size);
        block
    }
}

unsafe extern "C" fn re_alloc(block: *mut c_void, size: usize) -> *mut c_void {
    if block.is_null() {
        // SAFETY: a new block.
        return unsafe { malloc(size) };
    }
    // SAFETY: the block was made here, and its size stands before it.
    unsafe {
        let start = block.cast::<u8>().sub(HEADER);
        let old = start.cast::<usize>().read();
        ALLOCATED.fetch_sub(old, Ordering::Relaxed);
        ALLOCATED.fetch_add(size, Ordering::Relaxed);
        let moved = realloc(start, layout(old), size + HEADER);
        moved.cast::<usize>().write(size);
        moved.add(HEADER).cast()
    }
}

unsafe extern "C" fn free(block: *mut c_void) {
    if block.is_null() {
        return;
    }
    // SAFETY: the block was made here, and its size stands before it.
    unsafe {
        let start = block.cast::<u8>().sub(HEADER);
        let size = start.cast::<usize>().read();
        ALLOCATED.fetch_sub(size, Ordering::Relaxed);
        dealloc(start, layout(size));
    }
}

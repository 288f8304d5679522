--- Prints what the parser finds in plans, one JSON value a file: `nvim --clean --headless -l trees.lua PARSER FILE…`.
--- Each node is [type, row, first column, end row, end column], columns in UTF-16, as Visual Studio Code counts.

local parser = table.remove(arg, 1)
assert(vim.treesitter.language.add('planmark', { path = parser }))

local function column(line, byte)
  return vim.str_utfindex(line, 'utf-16', math.min(byte, #line))
end

for _, file in ipairs(arg) do
  local text = table.concat(vim.fn.readfile(file, 'b'), '\n')
  local lines = vim.split(text, '\n', { plain = true })
  local nodes = {}
  local function visit(node)
    local row, first, end_row, last = node:range()
    table.insert(nodes, { node:type(), row, column(lines[row + 1], first), end_row, column(lines[end_row + 1] or '', last) })
    for child in node:iter_children() do
      visit(child)
    end
  end
  visit(vim.treesitter.get_string_parser(text, 'planmark'):parse()[1]:root())
  io.stdout:write(vim.json.encode({ file = file, nodes = nodes }), '\n')
end

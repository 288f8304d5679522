-- The parser's queries in Neovim: which captures stand where.

local h = require('harness')

--- The names of the captures on the first character of a text.
local function captures(buffer, text, offset)
  vim.treesitter.get_parser(buffer):parse(true)
  local row, column = h.find(buffer, text, offset)
  return vim.tbl_map(function(capture)
    return capture.capture
  end, vim.treesitter.get_captures_at_pos(buffer, row, column))
end

local function has(buffer, text, offset, prefix)
  local names = captures(buffer, text, offset)
  for _, name in ipairs(names) do
    if vim.startswith(name, prefix) then
      return
    end
  end
  error(('“%s” has %s, and nothing that begins with %s'):format(text, vim.inspect(names), prefix), 2)
end

h.run({
  ['every query is one that Neovim can read'] = function()
    for name in vim.fs.dir(h.repository .. '/grammar/queries') do
      local query = vim.treesitter.query.get('planmark', name:gsub('%.scm$', ''))
      assert(query, name .. ' is not there')
    end
  end,

  ['the parts of a plan in Chinese have captures'] = function()
    local buffer = h.open(h.example('biennial-zh'), 'programme-30.plan')
    has(buffer, '## 次级方案 1', 3, 'keyword')
    has(buffer, '## 次级方案 1：调解与预防冲突', 10, 'markup.heading')
    has(buffer, '(a) 会员国', 0, 'markup.list')
    has(buffer, '第 1366 (2001)号', 2, 'constant')
    has(buffer, '方案 29 次级方案 1 和 2', 0, 'markup.link')
    has(buffer, '<!-- 有意的错误', 0, 'comment')
    has(buffer, 'symbol: A/81/6', 0, 'property')
  end,

  ['every colour that is used is one that Neovim knows'] = function()
    local query = vim.treesitter.query.get('planmark', 'highlights')
    for _, name in ipairs(query.captures) do
      if not vim.startswith(name, '_') and not vim.list_contains({ 'spell', 'nospell', 'none', 'conceal' }, name) then
        local group = vim.api.nvim_get_hl(0, { name = '@' .. name .. '.planmark', link = false })
        local general = name
        while vim.tbl_isempty(group) and general do
          group = vim.api.nvim_get_hl(0, { name = '@' .. general, link = false })
          general = general:match('^(.*)%.[^.]+$')
        end
        assert(not vim.tbl_isempty(group), '@' .. name .. ' has no colour')
      end
    end
  end,

  ['folds are those of the sections'] = function()
    local buffer = h.open(h.example('biennial-zh'), 'programme-30.plan')
    vim.treesitter.get_parser(buffer):parse(true)
    local row = h.find(buffer, '## 次级方案 1：调解与预防冲突')
    h.equal(vim.treesitter.foldexpr(row + 1):sub(1, 1), '>', 'a fold begins at the heading')
  end,
})

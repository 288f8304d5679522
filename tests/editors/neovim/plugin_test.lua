-- What the plugin does to buffers, and which workspace it chooses.

local h = require('harness')

local function root_of(path)
  local buffer = vim.fn.bufadd(path)
  local root
  vim.lsp.config.planmark.root_dir(buffer, function(folder)
    root = folder
  end)
  return root
end

h.run({
  ['a plan is edited as the markup wants it'] = function()
    local buffer = h.open(h.example('biennial-en'), 'programme-29.plan')
    h.equal(vim.bo[buffer].filetype, 'planmark', 'the file type')
    h.equal(vim.bo[buffer].commentstring, '<!-- %s -->', 'comments')
    h.equal({ vim.bo[buffer].shiftwidth, vim.bo[buffer].expandtab, vim.bo[buffer].textwidth }, { 4, true, 0 }, 'blanks')
    h.contains(vim.bo[buffer].matchpairs, '《:》', 'pairs')
    assert(vim.treesitter.highlighter.active[buffer], 'the plan is not highlighted')
  end,

  ['another file type takes the settings back'] = function()
    local buffer = h.open(h.example('biennial-en'), 'programme-30.plan')
    vim.bo[buffer].filetype = 'text'
    h.equal(vim.treesitter.highlighter.active[buffer], nil, 'the highlighter')
    assert(not vim.bo[buffer].matchpairs:find('《'), 'the pairs stay')
    assert(vim.bo[buffer].commentstring ~= '<!-- %s -->', 'the comments stay')
  end,

  ['the workspace is the folder of planmark.toml, else that of the repository, else that of the file'] = function()
    local top = h.example('biennial-zh')
    vim.fn.mkdir(top .. '/a/b', 'p')
    h.equal(root_of(top .. '/a/b/x.plan'), top .. '/a/b', 'without a mark')
    vim.fn.mkdir(top .. '/.git')
    h.equal(root_of(top .. '/a/b/x.plan'), top, 'with a repository')
    vim.fn.writefile({}, top .. '/a/planmark.toml')
    h.equal(root_of(top .. '/a/b/x.plan'), top .. '/a', 'with planmark.toml')
    h.equal(root_of(vim.uv.os_homedir() .. '/x.plan'), nil, 'in the home folder')
    h.equal(root_of('/x.plan'), nil, 'at the top')
  end,

  ['the health check finds the server, the parser and the compiler'] = function()
    vim.cmd('checkhealth planmark')
    local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
    h.contains(report, 'The language server is enabled.', 'the report')
    h.contains(report, 'The parser and its queries are installed.', 'the report')
    assert(not report:find('ERROR') and not report:find('WARNING'), report)
  end,

  ['the help is there'] = function()
    vim.cmd('helptags ' .. h.repository .. '/editors/neovim/doc')
    vim.cmd.help('planmark')
    h.contains(vim.api.nvim_buf_get_name(0), 'planmark.txt', 'the help')
  end,
})

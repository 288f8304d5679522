-- The parser is built and installed as a person does it, with :PlanmarkInstallParser. The other tests use what is installed here.

local h = require('harness')

local messages = {}
vim.notify = function(message)
  table.insert(messages, message)
end

local function install()
  messages = {}
  vim.cmd.PlanmarkInstallParser()
  h.wait('the parser', function()
    return vim.iter(messages):find(function(message)
      return message:find('installed') or message:find('not built')
    end)
  end)
  return messages[#messages]
end

h.run({
  ['1 without a parser a plan opens all the same'] = function()
    local buffer = h.open(h.example('biennial-zh'), 'programme-30.plan')
    h.equal(vim.bo[buffer].filetype, 'planmark', 'the file type')
    h.equal(vim.treesitter.highlighter.active[buffer], nil, 'the highlighter before there is a parser')
  end,

  ['2 one command installs the parser and its queries, and highlights what is open'] = function()
    h.equal(install(), 'Planmark: the parser is installed.', 'the message')
    local installed = vim.fn.readdir(vim.fs.joinpath(vim.fn.stdpath('data'), 'site', 'queries', 'planmark'))
    local queries = vim.fn.readdir(h.repository .. '/grammar/queries')
    h.equal(installed, queries, 'the queries')
    assert(vim.list_contains(installed, 'highlights.scm'))
    assert(vim.treesitter.highlighter.active[vim.api.nvim_get_current_buf()], 'the open plan is not highlighted')
  end,

  ['3 installing again while it is in use asks for a new start'] = function()
    h.contains(install(), 'Restart Neovim', 'the message')
    assert(vim.treesitter.get_parser(0, 'planmark'):parse()[1]:root():child_count() > 0)
  end,

  ['4 without a grammar or a compiler the message says what to do'] = function()
    vim.g.planmark_grammar = '/nowhere'
    messages = {}
    vim.cmd.PlanmarkInstallParser()
    h.contains(messages[1], 'vim.g.planmark_grammar', 'the message')
    vim.g.planmark_grammar = nil
    local path, compiler = vim.env.PATH, vim.env.CC
    vim.env.PATH, vim.env.CC = '/nowhere', nil
    vim.cmd.PlanmarkInstallParser()
    vim.env.PATH, vim.env.CC = path, compiler
    h.contains(messages[2], 'C compiler', 'the message')
  end,

  ['5 a grammar that does not compile is told, and what was installed stays'] = function()
    local broken = vim.fn.tempname()
    vim.fn.mkdir(broken .. '/src', 'p')
    vim.fn.writefile({ 'no C at all' }, broken .. '/src/parser.c')
    vim.g.planmark_grammar = broken
    h.contains(install(), 'not built', 'the message')
    vim.g.planmark_grammar = nil
    assert(vim.uv.fs_stat(vim.fn.stdpath('data') .. '/site/parser/planmark.so'))
  end,

  ['6 nvim-treesitter is told where the grammar is'] = function()
    package.loaded['nvim-treesitter.parsers'] = {}
    vim.api.nvim_exec_autocmds('User', { pattern = 'TSUpdate' })
    local info = package.loaded['nvim-treesitter.parsers'].planmark.install_info
    h.equal(info, { path = h.repository .. '/grammar', queries = 'queries' }, 'what nvim-treesitter is told')
  end,
})

-- The language server as it is seen in Neovim: findings, hover, definitions in other files, in Chinese.

local h = require('harness')

local folder = h.example('biennial-zh')

--- The client that serves the buffer. Neovim attaches it after the buffer has been read.
local function client(buffer)
  return h.wait('the language server', function()
    return vim.lsp.get_clients({ bufnr = buffer, name = 'planmark' })[1]
  end)
end

--- Opens a plan of the example and waits until it is served.
local function open(name)
  local buffer = h.open(folder, name)
  client(buffer)
  return buffer
end

--- The rules that the example says it breaks, in the order of the text: its comments name them.
local function intended(buffer)
  local rules = {}
  for _, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    table.insert(rules, line:match('^<!%-%- 有意的错误：([%a-]+)'))
  end
  assert(#rules > 3, 'the example names no mistakes')
  return rules
end

local function found(buffer)
  local findings = vim.diagnostic.get(buffer)
  table.sort(findings, function(one, other)
    return one.lnum < other.lnum
  end)
  return vim.tbl_map(function(finding)
    return finding.code
  end, findings)
end

local function message_of(buffer, rule)
  return vim.iter(vim.diagnostic.get(buffer)):find(function(finding)
    return finding.code == rule
  end).message
end

local function ask(method, params)
  local answers = assert(vim.lsp.buf_request_sync(0, method, params, 60000), method .. ' was not answered')
  for _, answer in pairs(answers) do
    assert(not answer.err, vim.inspect(answer.err))
    return answer.result
  end
end

local function hover(text, offset)
  h.cursor(text, offset)
  local result = assert(ask('textDocument/hover', vim.lsp.util.make_position_params(0, 'utf-8')), 'no hover on ' .. text)
  return result.contents.value
end

--- Goes to the definition as a person does, and gives the file and the line.
local function definition(text, offset)
  h.cursor(text, offset)
  local from = { vim.api.nvim_get_current_buf(), vim.api.nvim_win_get_cursor(0) }
  vim.lsp.buf.definition()
  h.wait('the definition of ' .. text, function()
    return not vim.deep_equal(from, { vim.api.nvim_get_current_buf(), vim.api.nvim_win_get_cursor(0) })
  end)
  return vim.fs.basename(vim.api.nvim_buf_get_name(0)), vim.api.nvim_get_current_line()
end

h.run({
  ['1 the findings of a plan are the mistakes that it was written with, told in Chinese'] = function()
    local buffer = open('programme-30.plan')
    local expected = intended(buffer)
    h.equal(client(buffer).root_dir, folder, 'the workspace')
    h.wait('the findings', function()
      return #vim.diagnostic.get(buffer) >= #expected
    end)
    h.equal(found(buffer), expected, 'the findings')
    h.contains(message_of(buffer, 'reference-title'), '次级方案 3 的名称是', 'the message')
  end,

  ['2 findings follow what is typed'] = function()
    local buffer = open('programme-30.plan')
    local row, column = h.find(buffer, '2282 (2015)')
    vim.api.nvim_buf_set_text(buffer, row, column, row, column + #'2282 (2015)', { '2282 (2016)' })
    h.wait('the finding to go', function()
      return not vim.list_contains(found(buffer), 'resolution-year')
    end)
    vim.cmd('silent undo')
    h.wait('the finding to come back', function()
      return vim.list_contains(found(buffer), 'resolution-year')
    end)
  end,

  ['3 hover tells what a resolution and a reference to another file are'] = function()
    open('programme-30.plan')
    h.contains(hover('1325 (2000)'), '安全理事会', 'hover on a resolution')
    h.contains(hover('方案 29 次级方案 1', 8), '海洋治理', 'hover on a subprogramme of another file')
  end,

  ['4 the definition of a reference is in another file'] = function()
    open('programme-30.plan')
    local file, line = definition('方案 29 次级方案 1', 8)
    h.equal({ file, line }, { 'programme-29.plan', '## 次级方案 1：海洋治理' }, 'the definition')
  end,

  ['5 the definition of a citation is its entry in the mandate list'] = function()
    open('programme-30.plan')
    local file, line = definition('第 61/293 号决议', 2)
    h.equal({ file, line }, { 'programme-30.plan', '61/293  预防武装冲突' }, 'the definition')
  end,

  ['6 references come from all files of the workspace'] = function()
    open('programme-29.plan')
    h.cursor('## 次级方案 1：海洋治理', 3)
    local params = vim.lsp.util.make_position_params(0, 'utf-8')
    params.context = { includeDeclaration = false }
    local files = {}
    for _, location in ipairs(assert(ask('textDocument/references', params))) do
      files[vim.fs.basename(vim.uri_to_fname(location.uri))] = true
    end
    assert(files['programme-29.plan'] and files['programme-30.plan'], vim.inspect(files))
  end,

  ['7 the outline and the folds are those of the headings'] = function()
    open('programme-30.plan')
    local document = { textDocument = vim.lsp.util.make_text_document_params(0) }
    local symbols = assert(ask('textDocument/documentSymbol', document))
    h.contains(symbols[1].name, '调解与建设和平', 'the first symbol')
    assert(#symbols[1].children >= 5, 'the programme has its sections')
    assert(#assert(ask('textDocument/foldingRange', document)) > 20)
  end,

  ['7a gq formats as the server does'] = function()
    h.equal(vim.bo[open('programme-30.plan')].formatexpr, 'v:lua.vim.lsp.formatexpr()', 'what gq does')
  end,

  ['8 settings are applied at once'] = function()
    local buffer = open('programme-30.plan')
    assert(vim.list_contains(found(buffer), 'missing-section'))
    local server = client(buffer)
    server.settings = { planmark = { rules = { ['missing-section'] = 'off' } } }
    server:notify('workspace/didChangeConfiguration', { settings = server.settings })
    h.wait('the finding to go', function()
      return not vim.list_contains(found(buffer), 'missing-section')
    end)
    h.equal(#found(buffer), #intended(buffer) - 1, 'the findings that are left')
  end,

  ['9 mistakes in planmark.toml are told where they are typed'] = function()
    local buffer = open('planmark.toml')
    h.equal(vim.bo[buffer].filetype, 'toml', 'the file type')
    vim.api.nvim_buf_set_lines(buffer, 0, -1, false, { '[rules]', 'mixed-width = "offf"' })
    local finding = h.wait('the finding', function()
      return vim.diagnostic.get(buffer)[1]
    end)
    h.equal({ finding.code, finding.lnum }, { 'configuration', 1 }, 'the finding')
  end,

  ['A the server ends when Neovim asks it to'] = function()
    local server = client(open('programme-30.plan'))
    local code
    server._on_exit_cbs = { function(exit)
      code = exit
    end }
    server:stop()
    h.wait('the end of the server', function()
      return code
    end)
    h.equal(code, 0, 'the exit code')
  end,
})

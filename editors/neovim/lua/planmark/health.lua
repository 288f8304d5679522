--- `:checkhealth planmark`

local M = {}

local function check_server()
  local program = vim.tbl_get(vim.lsp.config, 'planmark', 'cmd', 1)
  if type(program) ~= 'string' then
    vim.health.info('The language server is started by a function of your own.')
  elseif vim.fn.executable(program) == 1 then
    local version = vim.trim(vim.system({ program, '--version' }, { text = true }):wait().stdout or '')
    vim.health.ok(('`%s` is %s.'):format(vim.fn.exepath(program), version))
  else
    vim.health.error(('`%s` is not installed.'):format(program), {
      'Put the program on your PATH, or name it:',
      "vim.lsp.config('planmark', { cmd = { '/path/to/planmark', 'lsp' } })",
    })
  end
  if vim.lsp.is_enabled('planmark') then
    vim.health.ok('The language server is enabled.')
  else
    vim.health.warn('The language server is not enabled.', { "Put vim.lsp.enable('planmark') into init.lua." })
  end
end

local function check_parser()
  local parser = require('planmark.parser')
  local loaded, problem = vim.treesitter.language.add('planmark')
  if not loaded then
    vim.health.warn(problem or 'No parser.', { 'Run :PlanmarkInstallParser for highlighting.' })
  elseif vim.treesitter.query.get('planmark', 'highlights') then
    vim.health.ok('The parser and its queries are installed.')
  else
    vim.health.warn('The parser has no queries.', { 'Run :PlanmarkInstallParser.' })
  end
  local grammar, compiler = parser.grammar(), parser.compiler()
  vim.health.info(grammar and 'The grammar is in ' .. grammar .. '.' or 'The grammar was not found.')
  vim.health.info(compiler and 'The C compiler is `' .. compiler[1] .. '`.' or 'There is no C compiler.')
end

function M.check()
  vim.health.start('Planmark: language server')
  check_server()
  vim.health.start('Planmark: parser')
  check_parser()
end

return M

--- Builds the parser from the grammar, and installs it together with the queries that belong to it.
---
--- Parser and queries come from one folder and are installed by one command, so that they always fit each other: the
--- plugin holds no copy of either.

local M = {}

--- The compilers that are looked for, in this order; before them the one that `CC` names.
local COMPILERS = { 'cc', 'gcc', 'clang', 'zig' }

--- Where the grammar lies: the folder in `vim.g.planmark_grammar`, else `grammar` of the repository that this plugin is
--- a part of.
---@return string? folder
function M.grammar()
  local this_file = vim.uv.fs_realpath(debug.getinfo(1, 'S').source:sub(2))
  local repository = this_file and vim.fs.normalize(vim.fs.joinpath(vim.fs.dirname(this_file), '../../../..'))
  local folder = vim.g.planmark_grammar or (repository and vim.fs.joinpath(repository, 'grammar'))
  if folder and vim.uv.fs_stat(vim.fs.joinpath(vim.fs.normalize(folder), 'src', 'parser.c')) then
    return vim.fs.normalize(folder)
  end
end

--- Where parser and queries are installed: a folder that is on the runtime path of every Neovim.
---@return string folder
function M.site()
  return vim.fs.joinpath(vim.fn.stdpath('data') --[[@as string]], 'site')
end

--- The command of the first compiler that is installed.
---@return string[]? command
function M.compiler()
  local candidates = vim.env.CC and vim.env.CC ~= '' and { vim.env.CC } or {}
  for _, name in ipairs(vim.list_extend(candidates, COMPILERS)) do
    if vim.fn.executable(name) == 1 then
      return name == 'zig' and { 'zig', 'cc' } or { name }
    end
  end
end

---@param message string
---@param level? integer
local function tell(message, level)
  vim.notify('Planmark: ' .. message, level or vim.log.levels.INFO)
end

--- Puts a file in the place of another at once: a parser that is in use must not change under the program.
---@param from string
---@param to string
---@return string? problem
local function replace(from, to)
  local fresh = to .. '.new'
  local done, problem = vim.uv.fs_copyfile(from, fresh)
  if done then
    done, problem = vim.uv.fs_rename(fresh, to)
  end
  return not done and problem or nil
end

---@param grammar string
---@param library string
---@return string? problem
local function install_files(grammar, library)
  local parsers = vim.fs.joinpath(M.site(), 'parser')
  local queries = vim.fs.joinpath(M.site(), 'queries', 'planmark')
  -- nvim-treesitter leaves a link to the grammar's own folder, into which nothing may be written.
  if (vim.uv.fs_lstat(queries) or {}).type == 'link' then
    vim.uv.fs_unlink(queries)
  end
  vim.fn.mkdir(parsers, 'p')
  vim.fn.mkdir(queries, 'p')
  for name in vim.fs.dir(queries) do
    vim.uv.fs_unlink(vim.fs.joinpath(queries, name))
  end
  for name in vim.fs.dir(vim.fs.joinpath(grammar, 'queries')) do
    if vim.endswith(name, '.scm') then
      local problem = replace(vim.fs.joinpath(grammar, 'queries', name), vim.fs.joinpath(queries, name))
      if problem then
        return problem
      end
    end
  end
  return replace(library, vim.fs.joinpath(parsers, 'planmark.so'))
end

--- Highlights the plans that are open already.
local function start_everywhere()
  -- Neovim remembers which folders of the runtime path are there; the one that was made just now was not.
  vim.o.runtimepath = vim.o.runtimepath
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].filetype == 'planmark' then
      vim.treesitter.start(buffer, 'planmark')
    end
  end
end

---@param grammar string
---@param library string
---@param built vim.SystemCompleted
local function finish(grammar, library, built)
  if built.code ~= 0 then
    return tell('the parser was not built.\n' .. built.stderr, vim.log.levels.ERROR)
  end
  local was_in_use = #vim.api.nvim_get_runtime_file('parser/planmark.*', false) > 0
    and vim.treesitter.language.add('planmark') == true
  local problem = install_files(grammar, library)
  if problem then
    return tell('the parser was built and not installed: ' .. problem, vim.log.levels.ERROR)
  end
  if was_in_use then
    return tell('the parser is installed. Restart Neovim to use it.')
  end
  start_everywhere()
  tell('the parser is installed.')
end

--- Builds and installs in the background, and tells how it went.
function M.install()
  local grammar = M.grammar()
  if not grammar then
    return tell('no grammar. Set vim.g.planmark_grammar to the folder `grammar` of Planmark.', vim.log.levels.ERROR)
  end
  local compiler = M.compiler()
  if not compiler then
    return tell('no C compiler. Install one (gcc, clang or zig) and try again.', vim.log.levels.ERROR)
  end
  local source = vim.fs.joinpath(grammar, 'src')
  local library = vim.fn.tempname() .. '.so'
  local command = vim.list_extend(compiler, { '-shared', '-fPIC', '-O2', '-std=c11', '-I', source, '-o', library })
  table.insert(command, vim.fs.joinpath(source, 'parser.c'))
  if vim.uv.fs_stat(vim.fs.joinpath(source, 'scanner.c')) then
    table.insert(command, vim.fs.joinpath(source, 'scanner.c'))
  end
  tell('building the parser…')
  vim.system(command, { text = true }, vim.schedule_wrap(function(built)
    finish(grammar, library, built)
  end))
end

--- Tells nvim-treesitter where the grammar is.
function M.register()
  local found, parsers = pcall(require, 'nvim-treesitter.parsers')
  local grammar = M.grammar()
  if found and grammar then
    parsers.planmark = { install_info = { path = grammar, queries = 'queries' } }
  end
end

return M

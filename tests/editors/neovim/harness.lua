--- What the tests share. A test is a table of functions by name; each must pass, and the program ends with 1 if one fails.

local M = {}

M.repository = assert(vim.env.PLANMARK_REPOSITORY, 'PLANMARK_REPOSITORY is not set')

--- How long the server or the compiler may take, in milliseconds. Machines that run tests are slow.
local PATIENCE = 60000

--- Fails unless the two are equal.
function M.equal(actual, expected, what)
  if not vim.deep_equal(actual, expected) then
    error(('%s\n  is        %s\n  should be %s'):format(what, vim.inspect(actual), vim.inspect(expected)), 2)
  end
end

--- Fails unless the text holds the other one as it stands.
function M.contains(text, part, what)
  if type(text) ~= 'string' or not text:find(part, 1, true) then
    error(('%s\n  is            %s\n  should contain %s'):format(what, vim.inspect(text), part), 2)
  end
end

--- Waits until the function gives something that is not false, and gives it.
function M.wait(what, condition)
  local result
  local done = vim.wait(PATIENCE, function()
    result = condition()
    return result and true or false
  end, 20)
  if not done then
    error('waited in vain for ' .. what, 2)
  end
  return result
end

--- Copies an example folder to where it may be changed, and gives the copy.
function M.example(name)
  local copy = vim.fn.tempname()
  vim.fn.mkdir(copy, 'p')
  local folder = vim.fs.joinpath(M.repository, 'examples', name)
  for file in vim.fs.dir(folder) do
    assert(vim.uv.fs_copyfile(vim.fs.joinpath(folder, file), vim.fs.joinpath(copy, file)))
  end
  return assert(vim.uv.fs_realpath(copy))
end

--- Opens a file as a person does, or shows it again, and gives its buffer.
function M.open(...)
  local path = vim.fs.joinpath(...)
  if vim.fn.bufloaded(path) == 1 then
    vim.cmd.buffer(vim.fn.bufnr(path))
  else
    vim.cmd.edit(vim.fn.fnameescape(path))
  end
  return vim.api.nvim_get_current_buf()
end

--- The place of the first occurrence of a text: row and byte column from 0. `offset` moves on by characters.
function M.find(buffer, text, offset)
  for row, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local first = line:find(text, 1, true)
    if first then
      return row - 1, vim.fn.byteidx(line:sub(first), offset or 0) + first - 1
    end
  end
  error('no “' .. text .. '” in ' .. vim.api.nvim_buf_get_name(buffer), 2)
end

--- Puts the cursor on a text.
function M.cursor(text, offset)
  local row, column = M.find(0, text, offset)
  vim.api.nvim_win_set_cursor(0, { row + 1, column })
end

--- Runs the tests, in the order of their names, and ends the program.
function M.run(tests)
  local failed = 0
  for _, name in ipairs(vim.fn.sort(vim.tbl_keys(tests))) do
    local begun = vim.uv.hrtime()
    local ok, problem = xpcall(tests[name], debug.traceback)
    local taken = (vim.uv.hrtime() - begun) / 1e6
    io.stdout:write(('%s %s (%d ms)\n'):format(ok and 'ok    ' or 'FAILED', name, taken))
    if not ok then
      failed = failed + 1
      io.stdout:write(problem, '\n')
    end
  end
  assert(next(tests), 'there are no tests')
  vim.cmd.cquit({ count = failed == 0 and 0 or 1, bang = true })
end

return M

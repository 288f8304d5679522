--- Which folder the language server is to read, and in which language it is to speak.

local M = {}

--- The folder with `planmark.toml` above the file, else the one with `.git`, else the folder of the file itself, so that
--- plans that lie side by side know each other. Nothing for a buffer without a file, and nothing for the top of the file
--- system or a person's home, which are no workspaces.
---@param buffer integer
---@return string? folder
function M.root(buffer)
  local marked = vim.fs.root(buffer, 'planmark.toml') or vim.fs.root(buffer, '.git')
  if marked then
    return marked
  end
  local name = vim.api.nvim_buf_get_name(buffer)
  if name == '' or name:find('^%a[%w+.-]+://') then
    return nil
  end
  local folder = vim.fs.dirname(vim.fs.abspath(name))
  if folder == vim.fs.dirname(folder) or folder == vim.uv.os_homedir() then
    return nil
  end
  return folder
end

--- Tells the folder of a buffer that is for the server: a plan, or `planmark.toml`.
---@param buffer integer
---@param on_dir fun(folder?: string)
function M.choose(buffer, on_dir)
  if vim.bo[buffer].filetype ~= 'toml' or vim.fs.basename(vim.api.nvim_buf_get_name(buffer)) == 'planmark.toml' then
    on_dir(M.root(buffer))
  end
end

--- The language of Neovim's own messages as the protocol wants it: `zh-CN` for `zh_CN.UTF-8`. Nothing where Neovim speaks none
--- in particular (`C`): then the server goes by the environment.
---@return string? locale
function M.locale()
  local name = vim.v.lang:match('^%a[%w_-]+')
  return name and name ~= 'POSIX' and (name:gsub('_', '-')) or nil
end

return M

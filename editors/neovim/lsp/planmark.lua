--- The language server of Planmark, for `vim.lsp.enable('planmark')`.

---@type vim.lsp.Config
return {
  cmd = { 'planmark', 'lsp' },
  -- The server also finds mistakes in planmark.toml.
  filetypes = { 'planmark', 'toml' },
  root_dir = function(buffer, on_dir)
    require('planmark.workspace').choose(buffer, on_dir)
  end,
  -- The language of messages is that of Neovim, which the protocol tells at the start and Neovim 0.11 does not.
  before_init = function(params)
    params.locale = params.locale or require('planmark.workspace').locale()
  end,
  -- What `planmark.toml` may hold, for all workspaces: see `:help planmark-settings`.
  settings = {
    planmark = vim.empty_dict(),
  },
}

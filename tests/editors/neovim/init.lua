-- The configuration of someone who uses Planmark: the lines that the README gives, with the repository as the plugin's place.
vim.opt.runtimepath:append(vim.env.PLANMARK_REPOSITORY .. '/editors/neovim')
vim.lsp.enable('planmark')

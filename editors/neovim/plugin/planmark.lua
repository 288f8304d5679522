if vim.g.loaded_planmark then
  return
end
vim.g.loaded_planmark = true

vim.api.nvim_create_user_command('PlanmarkInstallParser', function()
  require('planmark.parser').install()
end, { desc = 'Build the Planmark parser and install it with its queries' })

-- For those who install parsers with nvim-treesitter: `:TSInstall planmark`.
vim.api.nvim_create_autocmd('User', {
  pattern = 'TSUpdate',
  callback = function()
    require('planmark.parser').register()
  end,
})

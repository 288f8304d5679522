-- A block is one line that the editor wraps: nothing breaks it while it is typed.
vim.bo.textwidth = 0
vim.wo[0][0].wrap = true

-- Sub-items stand at four columns, the third level at eight.
vim.bo.expandtab = true
vim.bo.shiftwidth = 4
vim.bo.softtabstop = 4

vim.bo.commentstring = '<!-- %s -->'
vim.bo.comments = 's:<!--,e:-->'
vim.opt_local.matchpairs:append({ '（:）', '［:］', '《:》', '〈:〉', '「:」', '【:】', '“:”', '«:»' })

vim.b.undo_ftplugin = (vim.b.undo_ftplugin and vim.b.undo_ftplugin .. ' | ' or '')
  .. 'setlocal textwidth< wrap< expandtab< shiftwidth< softtabstop< commentstring< comments< matchpairs<'
  .. ' | lua vim.treesitter.stop()'

if vim.treesitter.language.add('planmark') then
  vim.treesitter.start()
end

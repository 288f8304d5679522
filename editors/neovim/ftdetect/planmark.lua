vim.filetype.add({ extension = { plan = 'planmark' } })

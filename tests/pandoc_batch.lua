-- Reads many texts in one process, each by itself.
-- In: a JSON list of {format, text}. Out: a JSON list of {Pandoc JSON, plain text}. In the plain text each citation is
-- an at sign (what pandoc puts there is what was typed), and words stand apart, so that lines break between them.
local shown = {
  Cite = function() return pandoc.Str("@") end,
  Str = function(text) return pandoc.Inlines(text.text) end,
}
local options = { columns = 72 } -- as the program has it; here the default is 80
local found = {}
for number, case in ipairs(pandoc.json.decode(io.read("a"), false)) do
  local document = pandoc.read(case[2], case[1], options, {})
  found[number] = { pandoc.write(document, "json"), pandoc.write(document:walk(shown), "plain") }
end
io.write(pandoc.json.encode(found))

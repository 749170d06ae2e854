' What a person does in LibreOffice: opens a Word file, puts in paragraphs, refreshes every field and list of contents.
' A macro, and no script from outside: that would have to wait until LibreOffice has nothing to lay out any more.
' The order is in the file that NDS_ORDER names: the Word file, what to call the results, and for each paragraph to put
' in three lines: the one it comes before, its style, its text.
Option Explicit

Sub Main
    Dim order, document, hidden(0) As New com.sun.star.beans.PropertyValue
    order = Lines(Environ("NDS_ORDER"))
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL(ConvertToURL(order(0)), "_blank", 0, hidden())
    Note(document, order(1) & ".before")
    Dim at
    For at = 2 To UBound(order) - 2 Step 3
        Insert(document, order(at), order(at + 1), order(at + 2))
    Next
    RefreshAll(document)
    Note(document, order(1) & ".after")
    Export(document, order(1) & ".pdf")
    document.close(True)
    StarDesktop.terminate()
End Sub

Sub RefreshAll(document)
    Dim turn, at
    For turn = 1 To 2  ' contents that grow move what they list
        document.TextFields.refresh()
        For at = 0 To document.DocumentIndexes.Count - 1
            document.DocumentIndexes.getByIndex(at).update()
        Next
        document.refresh()
    Next
    document.TextFields.refresh()
End Sub

Sub Insert(document, before, style, words)
    Dim all, paragraph, cursor
    all = document.Text.createEnumeration()
    While all.hasMoreElements()
        paragraph = all.nextElement()
        If paragraph.supportsService("com.sun.star.text.Paragraph") Then
            If paragraph.String = before And InStr(paragraph.ParaStyleName, "Contents") = 0 Then
                cursor = document.Text.createTextCursorByRange(paragraph.Start)
                document.Text.insertString(cursor, words, False)
                document.Text.insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
                cursor.goLeft(1, False)
                cursor.ParaStyleName = style
                Exit Sub
            End If
        End If
    Wend
End Sub

Sub Note(document, path)
    Dim files, file, at
    files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    file = createUnoService("com.sun.star.io.TextOutputStream")
    file.setOutputStream(files.openFileWrite(ConvertToURL(path)))
    file.setEncoding("UTF-8")
    NoteBody(document.Text, file)
    For at = 0 To document.Footnotes.Count - 1
        NoteBody(document.Footnotes.getByIndex(at), file)
    Next
    file.closeOutput()
End Sub

Sub NoteBody(body, file)
    Dim all, part, cell
    all = body.createEnumeration()
    While all.hasMoreElements()
        part = all.nextElement()
        If part.supportsService("com.sun.star.text.TextTable") Then
            For Each cell In part.CellNames
                NoteBody(part.getCellByName(cell), file)
            Next
        Else
            file.writeString(part.ParaStyleName & Chr(31) & part.ListLabelString & Chr(31) & part.String & Chr(30))
        End If
    Wend
End Sub

Sub Export(document, path)
    Dim filter(0) As New com.sun.star.beans.PropertyValue
    filter(0).Name = "FilterName"
    filter(0).Value = "writer_pdf_Export"
    document.storeToURL(ConvertToURL(path), filter())
End Sub

Function Lines(path)
    Dim files, file, found
    files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    file = createUnoService("com.sun.star.io.TextInputStream")
    file.setInputStream(files.openFileRead(ConvertToURL(path)))
    file.setEncoding("UTF-8")
    found = ""
    While Not file.isEOF()
        found = found & file.readLine() & Chr(10)
    Wend
    Lines = Split(found, Chr(10))
End Function

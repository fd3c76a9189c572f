namespace Marketplace.Grains.Imports.Csv;

/// <summary>
/// Passes text on to the parser and refuses a record that never ends (an opened quotation mark), so that memory stays bounded.
/// What was read ahead to find the delimiter is given first.
/// </summary>
internal sealed class RecordBounds(TextReader inner, ReadOnlyMemory<char> readAhead, int maxRecord) : TextReader
{
    private ReadOnlyMemory<char> _readAhead = readAhead;
    private int _sinceRecord;

    public void RecordEnded() => _sinceRecord = 0;

    public override int Read(char[] buffer, int index, int count)
    {
        if (_sinceRecord > maxRecord)
            throw new ImportFileException($"A row is longer than {maxRecord / (1024 * 1024)} million characters. Is a closing quotation mark missing?");
        int read;
        if (_readAhead.Length > 0)
        {
            read = Math.Min(count, _readAhead.Length);
            _readAhead.Span[..read].CopyTo(buffer.AsSpan(index));
            _readAhead = _readAhead[read..];
        }
        else
        {
            read = inner.Read(buffer, index, count);
        }

        _sinceRecord += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

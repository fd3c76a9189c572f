using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Marketplace.Grains.Imports.Csv;

/// <summary>The records of a CSV file, one at a time, with bounded memory.</summary>
internal sealed class CsvRecords : IDisposable
{
    public const int MaxCell = 1024 * 1024;
    private const int _maxRecord = 8 * 1024 * 1024;
    private const int _maxColumns = 2000;

    private readonly Stream _stream;
    private readonly RecordBounds _bounds;
    private readonly CsvParser _parser;
    private long _recordStart;

    /// <param name="stream">Seekable; closed with the records.</param>
    /// <exception cref="ImportFileException">Not text, or without a header.</exception>
    public CsvRecords(Stream stream)
    {
        _stream = stream;
        var text = CsvText.Open(stream);
        var ahead = new char[16 * 1024];
        var length = Decoded(() => text.ReadBlock(ahead, 0, ahead.Length));
        var start = length > 0 && ahead[0] == '\uFEFF' ? 1 : 0;
        var readAhead = ahead.AsMemory(start, length - start);
        _bounds = new(text, readAhead, _maxRecord);
        _parser = new(_bounds, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = CsvText.DetectDelimiter(readAhead.Span).ToString(),
            BadDataFound = null,
            IgnoreBlankLines = false,
            BufferSize = 1 << 16,
            ProcessFieldBufferSize = 4096,
        });
        if (!Read())
            throw new ImportFileException("The file is empty.");
        if (_parser.Count > _maxColumns)
            throw new ImportFileException($"The file has {_parser.Count} columns; at most {_maxColumns} are read.");
        Header = [.. Enumerable.Range(0, _parser.Count).Select(i => _parser[i].Trim())];
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>As a spreadsheet counts: the header is row 1.</summary>
    public int Row => _parser.Row;

    /// <summary>Bytes of the file read so far; ahead of the record by what is buffered.</summary>
    public long BytesRead => _stream.Position;

    /// <summary>The column's position, or -1.</summary>
    public int IndexOf(string? column)
    {
        for (var i = 0; i < Header.Count; i++)
        {
            if (string.Equals(Header[i], column, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    /// <summary>Goes to the next record that is not blank.</summary>
    public bool Read()
    {
        do
        {
            _recordStart = _parser.CharCount;
            if (!Decoded(_parser.Read))
                return false;
            _bounds.RecordEnded();
        }
        while (_parser.Count == 0 || (_parser.Count == 1 && string.IsNullOrWhiteSpace(_parser[0])));
        return true;
    }

    /// <summary>The trimmed cell, or null when it is empty or the record is too short.</summary>
    public string? this[int column]
    {
        get
        {
            if (column < 0 || column >= _parser.Count)
                return null;
            var cell = _parser[column];
            cell = FormulaGuard.Unguard(cell).Trim();
            return cell.Length == 0 ? null : cell;
        }
    }

    /// <summary>The first cell of the current record that is larger than <see cref="MaxCell"/>; its column's name.</summary>
    public string? OversizedColumn
    {
        get
        {
            if (_parser.CharCount - _recordStart <= MaxCell)
                return null;
            for (var i = 0; i < _parser.Count; i++)
            {
                if (_parser[i].Length > MaxCell)
                    return i < Header.Count ? Header[i] : $"column {i + 1}";
            }

            return null;
        }
    }

    public void Dispose()
    {
        _parser.Dispose();
        _bounds.Dispose();
    }

    private static T Decoded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException exception)
        {
            throw new ImportFileException("The file holds bytes that are not UTF-8. Save it as “CSV UTF-8” and upload it again.", exception);
        }
    }
}

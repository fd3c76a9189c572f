namespace Marketplace.Grains.Imports.Csv;

/// <summary>The file cannot be read as a whole or any further; the message is for the seller.</summary>
public sealed class ImportFileException : Exception
{
    public ImportFileException() { }

    public ImportFileException(string message) : base(message) { }

    public ImportFileException(string message, Exception innerException) : base(message, innerException) { }
}

using System.Collections.Immutable;
using Orleans;

namespace Marketplace.Contracts.Sellers;

/// <summary>The process that holds the connection of a seller's browser extension.</summary>
[Alias("marketplace.extension.observer")]
public interface IExtensionObserver : IGrainObserver
{
    /// <summary>Hands a request to the extension, which answers by <see cref="ISellerGrain.AnswerFromExtension"/> with the same id.</summary>
    [Orleans.Concurrency.OneWay, Alias("send")]
    Task Send(Guid id, ExtensionRequest request);
}

/// <summary>An HTTP request for the seller's own browser to make, with the seller's own cookies.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="Body">Text; null for none.</param>
[GenerateSerializer, Immutable, Alias("marketplace.extension.request")]
public sealed record ExtensionRequest(
    [property: Id(0)] string Method, [property: Id(1)] string Url, [property: Id(2)] ImmutableDictionary<string, string> Headers,
    [property: Id(3)] string? Body = null);

/// <summary>What the browser was answered.</summary>
[GenerateSerializer, Immutable, Alias("marketplace.extension.response")]
public sealed record ExtensionResponse(
    [property: Id(0)] int Status, [property: Id(1)] ImmutableDictionary<string, string> Headers, [property: Id(2)] string? Body = null);

/// <summary>No extension of the seller is connected, or it did not answer in time. The request may have been made.</summary>
[GenerateSerializer, Alias("marketplace.extension.unavailable")]
public sealed class ExtensionUnavailableException : Exception
{
    public ExtensionUnavailableException() { }

    public ExtensionUnavailableException(string message) : base(message) { }

    public ExtensionUnavailableException(string message, Exception innerException) : base(message, innerException) { }
}

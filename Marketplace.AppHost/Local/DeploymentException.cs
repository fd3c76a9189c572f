namespace Marketplace.AppHost.Local;

/// <summary>The product cannot be started, or not go on; the message is for the person at the terminal.</summary>
internal sealed class DeploymentException(string message, Exception? inner = null) : Exception(message, inner);

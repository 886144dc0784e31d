using System;

/// <summary>A state that was not written for this trigger, or has been changed since.</summary>
internal sealed class StateError : Exception
{
}

namespace Monetize.Testing.Faults;

/// <summary>How a call of a store fails.</summary>
public enum StoreFault
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Before anything is done.</summary>
    Before,

    /// <summary>After everything is done, so that the caller cannot know that it is.</summary>
    After,

    /// <summary>Not at all, but it is done twice: the first answer was lost, and the call was sent again.</summary>
    Twice,
}
